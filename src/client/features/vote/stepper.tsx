// Gives dots or points by taps: one more, one less, and by fives where there are many.
import { useId } from 'preact/hooks';
import type { Mark } from '../../../domain/mark.ts';
import { type Method, pointsOf } from '../../../domain/method.ts';
import { plural, t } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './giving.module.css';
import { pointsAt, withPoints } from './marks.ts';

/** From so many points on, single steps would be a labour. */
const MANY = 20;
const LEAP = 5;

export function Stepper(props: {
  method: Extract<Method, { name: 'dots' | 'points' }>;
  ideaId: string;
  name: string;
  marks: readonly Mark[];
  onMarks: (marks: readonly Mark[]) => void;
  onStuck: (sentence: string) => void;
}) {
  const { method, ideaId, name, marks } = props;
  const id = useId();
  const points = pointsAt(marks, ideaId);
  const left = (method.name === 'dots' ? method.dots : method.points) - pointsOf(marks);
  const most = method.name === 'dots' ? Math.min(method.most, points + left) : points + left;
  const give = (wanted: number): void => {
    const given = Math.max(0, Math.min(wanted, most));
    if (given !== points) props.onMarks(withPoints(marks, ideaId, given));
    else if (wanted > points)
      props.onStuck(
        method.name === 'dots' && points === method.most
          ? plural('ballot.mostOnOne', method.most)
          : t('ballot.noneLeft'),
      );
  };
  const leaps = method.name === 'points' && method.points >= MANY;
  const key = (by: number, label: string, isStuck: boolean) => (
    <button
      type="button"
      class={css.step}
      aria-label={label}
      aria-describedby={id}
      aria-disabled={isStuck}
      onClick={() => give(points + by)}
    >
      {Math.abs(by) === 1 ? <Icon name={by > 0 ? 'plus' : 'minus'} /> : by > 0 ? `+${by}` : `−${-by}`}
    </button>
  );
  const signed = (by: string): string => `${by}: ${name}`;
  return (
    <div class={css.stepper}>
      {leaps && key(-LEAP, signed(`−${LEAP}`), points === 0)}
      {key(-1, t('ballot.fewer', { title: name }), points === 0)}
      <span class={css.given} id={id}>
        {points}
        {method.name === 'dots' && method.most > 1 && <Pips given={points} most={method.most} />}
      </span>
      {key(1, t('ballot.more', { title: name }), points === most)}
      {leaps && key(LEAP, signed(`+${LEAP}`), points === most)}
    </div>
  );
}

function Pips(props: { given: number; most: number }) {
  return (
    <span class={css.pips} aria-hidden="true">
      {Array.from({ length: props.most }, (_, index) => (
        <i key={index} class={index < props.given ? css.full : undefined} />
      ))}
    </span>
  );
}
