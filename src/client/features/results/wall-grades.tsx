// The Kehrä's grades on the wall: one idea at a time with its three sides, and in the end all in order.
import { formatFixed } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { asGrade } from './grade-scale.ts';
import { labelWord } from './grades-result.tsx';
import { type Placed, titleOf } from './placed.ts';
import { ThreeSides } from './three-sides.tsx';
import css from './wall-slides.module.css';

const score = ({ line }: Placed): string =>
  line.grades?.score === undefined ? '–' : formatFixed(asGrade(line.grades.score), 2);

/** One idea, large. */
export function WallGrades({ placed }: { placed: Placed }) {
  const { grades } = placed.line;
  if (grades === undefined) return null;
  return (
    <section class={css.graded}>
      <div class={css.gradedHead}>
        <span class={css.number}>{placed.place}</span>
        <h2>{titleOf(placed.candidate)}</h2>
        <p class={css.large}>{score(placed)}</p>
      </div>
      <ThreeSides grades={grades} />
      <p class={css.label}>
        {[labelWord(grades), grades.hasQuorum ? undefined : t('results.provisional')]
          .filter((word) => word !== undefined)
          .join(' · ')}
      </p>
    </section>
  );
}

// More could not be read from the back; they are on everybody's phone.
const ROOM = 7;

/** The first ideas in order. */
export function WallOrder({ placed }: { placed: readonly Placed[] }) {
  return (
    <ol class={css.places}>
      {placed.slice(0, ROOM).map((one) => (
        <li key={one.line.ideaId} class={css.place}>
          <span class={css.number}>{one.place}</span>
          <h2>{titleOf(one.candidate)}</h2>
          <p class={css.figure}>
            <b>{score(one)}</b>
            <span class={css.notes}>{one.line.grades && labelWord(one.line.grades)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
