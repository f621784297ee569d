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
  // A sum of money is summed up after its places; of grades the end shows all that fit.
  const whole = method.name === 'grades' ? last : count;
  const [done, setDone] = useState(0);
  // Two quick presses are two steps, even before the first is drawn.
  const go = (key: string): void => setDone((now) => stepFor(key, now, last) ?? now);
  useKeys(last, setDone);
  return (
    <div class={css.counted}>
      <div class={css.stage} aria-live="polite">
        {done === 0 ? <Cover /> : <Slide view={view} done={done} />}
      </div>
      <nav class={css.steps} aria-label={t('results.wall.steps')}>
        <Button icon="back" disabled={done === 0} onClick={() => go('ArrowLeft')}>
          {t('results.previous')}
        </Button>
        <Button look="primary" icon="forward" disabled={done === last} onClick={() => go('ArrowRight')}>
          {t(done === 0 ? 'results.wall.reveal' : 'results.following')}
        </Button>
        <Button disabled={done >= whole} onClick={() => setDone(whole)}>
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
function useKeys(last: number, setDone: StateUpdater): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || !isFree(event)) return;
      if (stepFor(event.key, 0, last) === undefined) return;
      event.preventDefault();
      setDone((now) => stepFor(event.key, now, last) ?? now);
    };
    const onClick = (event: Event): void => {
      if (isFree(event)) setDone((now) => Math.min(last, now + 1));
    };
    addEventListener('keydown', onKey);
    addEventListener('click', onClick);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('click', onClick);
    };
  }, [last, setDone]);
}

type StateUpdater = (next: (now: number) => number) => void;

const isFree = ({ target }: Event): boolean =>
  !(target instanceof Element && target.closest('button, a, select, input, label') !== null);
