// The counted result on the wall: covered at first, then uncovered step by step with one key or click.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { type Counted, placedOf } from './placed.ts';
import { revealAt, stepFor } from './reveal.ts';
import css from './round-wall.module.css';
import { WallGrades, WallOrder } from './wall-grades.tsx';
import { WallMoney } from './wall-money.tsx';
import { WallPlaces } from './wall-places.tsx';

/** Places that stand on the wall together and can be read from the back. */
const ROOM = 6;

/** Steps: the cover, each place from the last to the first, and where there is one a summary. */
export function WallResult({ view }: { view: Counted }) {
  const { method } = view.round;
  const placed = placedOf(view);
  const count = placed.length;
  const last = count + (method.name === 'budget' || method.name === 'grades' ? 1 : 0);
  const [done, setDone] = useState(0);
  useSteps(done, last, setDone);
  return (
    <div class={css.counted}>
      <div class={css.stage} aria-live="polite">
        {done === 0 ? <Cover /> : <Slide view={view} done={done} />}
      </div>
      <nav class={css.steps} aria-label={t('results.wall.steps')}>
        <Button icon="back" disabled={done === 0} onClick={() => setDone(Math.max(0, done - 1))}>
          {t('results.previous')}
        </Button>
        <Button
          look="primary"
          icon="forward"
          disabled={done === last}
          onClick={() => setDone(Math.min(last, done + 1))}
        >
          {t(done === 0 ? 'results.wall.reveal' : 'results.following')}
        </Button>
        <Button disabled={done === last} onClick={() => setDone(last)}>
          {t('results.wall.all')}
        </Button>
      </nav>
    </div>
  );
}

function Cover() {
  return (
    <section class={css.cover}>
      <h2>{t('results.wall.cover')}</h2>
      <p>{t('results.wall.coverText')}</p>
    </section>
  );
}

function Slide({ view, done }: { view: Counted; done: number }) {
  const { method } = view.round;
  const placed = placedOf(view);
  if (method.name === 'grades') {
    const one = placed[placed.length - done];
    return one === undefined ? <WallOrder placed={placed} /> : <WallGrades placed={one} />;
  }
  const { money } = view.result;
  if (done > placed.length && method.name === 'budget' && money !== undefined) {
    return <WallMoney view={view} money={money} budget={method.budget} />;
  }
  return <WallPlaces view={view} placed={placed} reveal={revealAt(placed.length, done, ROOM)} />;
}

/** Keys of a keyboard or a presenter's clicker, and a click anywhere that is no button. */
function useSteps(done: number, last: number, setDone: (step: number) => void): void {
  useEffect(() => {
    const isFree = ({ target }: Event): boolean =>
      !(target instanceof Element && target.closest('button, a, select, input, label') !== null);
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || !isFree(event)) return;
      const next = stepFor(event.key, done, last);
      if (next === undefined) return;
      event.preventDefault();
      setDone(next);
    };
    const onClick = (event: Event): void => {
      if (isFree(event)) setDone(Math.min(last, done + 1));
    };
    addEventListener('keydown', onKey);
    addEventListener('click', onClick);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('click', onClick);
    };
  }, [done, last, setDone]);
}
