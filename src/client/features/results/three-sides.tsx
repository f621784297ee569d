// The three-sided picture: a thread from side to side over the scale of grades. The straighter it hangs, the more the
// sides agree. Each side has a letter and a shape of its own.
import type { Side } from '../../../domain/tally/grades.ts';
import { formatFixed } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { asGrade, asPlace, type GradesOfLine, SHOWN_SIDES } from './grade-scale.ts';
import css from './three-sides.module.css';

const GRADES = [1, 2, 3, 4, 5] as const;

/** A side's letter in its shape. The side's name belongs beside it. */
export function SideMark({ side }: { side: Side }) {
  return (
    <span class={`${css.mark} ${css[side]}`} aria-hidden="true">
      <span>{t(`results.letter.${side}`)}</span>
    </span>
  );
}

/** The picture, and beside it the same in words. */
export function ThreeSides({ grades }: { grades: GradesOfLine }) {
  const shown = SHOWN_SIDES.flatMap((side) => {
    const { mean } = grades.sides[side];
    return mean === undefined ? [] : [{ side, place: asPlace(mean) }];
  });
  return (
    <div class={css.sides}>
      {shown.length === SHOWN_SIDES.length && (
        <div class={css.picture} aria-hidden="true">
          <div class={css.lanes}>
            {GRADES.map((grade) => (
              <i key={grade} class={css.tick} style={{ insetInlineStart: `${(grade - 1) * 25}%` }} />
            ))}
            <svg class={css.thread} viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
              <polyline points={shown.map(({ place }, index) => `${place},${5 + index * 10}`).join(' ')} />
            </svg>
            {shown.map(({ side, place }) => (
              <span key={side} class={css.lane}>
                <span class={css.at} style={{ insetInlineStart: `${place}%` }}>
                  <SideMark side={side} />
                </span>
              </span>
            ))}
          </div>
          <div class={css.scale}>
            {GRADES.map((grade) => (
              <span key={grade} style={{ insetInlineStart: `${(grade - 1) * 25}%` }}>
                {grade}
              </span>
            ))}
          </div>
        </div>
      )}
      <ul class={css.words}>
        {SHOWN_SIDES.map((side) => {
          const { mean, graders, roster } = grades.sides[side];
          return (
            <li key={side}>
              <SideMark side={side} />
              <span class={css.name}>{t(`results.side.${side}`)}</span>
              <b>{mean === undefined ? '–' : formatFixed(asGrade(mean), 2)}</b>
              <small>{plural('results.graders', graders, { roster })}</small>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
