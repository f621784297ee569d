// The Kehrä's grades: for each idea where its three sides stand, and what that means for the next meeting.
import { formatFixed } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Tag } from '../../ui/chip.tsx';
import { Section } from '../../ui/screen.tsx';
import { AsTable } from './as-table.tsx';
import { asDistance, asGrade, type GradesOfLine, recusedOf, SHOWN_SIDES, smallSides } from './grade-scale.ts';
import { IdeaTitle } from './idea-title.tsx';
import { OtherOrdersSection } from './orders-section.tsx';
import { type Counted, type Placed, placedOf, titleOf } from './placed.ts';
import css from './result.module.css';
import { ThreeSides } from './three-sides.tsx';

/** All ideas in the order of the result. */
export function GradesResult({ view }: { view: Counted }) {
  const placed = placedOf(view);
  return (
    <>
      <Section title={t('results.sides')}>
        <p>{t('results.sidesText')}</p>
        <ol class={css.places}>
          {placed.map((one) =>
            one.line.grades === undefined ? null : (
              <Graded key={one.line.ideaId} placed={one} grades={one.line.grades} />
            ),
          )}
        </ol>
        <GradesTable placed={placed} />
      </Section>
      <OtherOrdersSection view={view} placed={placed} />
    </>
  );
}

/** What is said of an idea: agreed, or what has to be talked about. */
export const labelWord = ({ open }: GradesOfLine): string | undefined =>
  open && t(`results.label.${open.label}`);

function Graded({ placed, grades }: { placed: Placed; grades: GradesOfLine }) {
  const label = labelWord(grades);
  const recused = recusedOf(grades);
  return (
    <li class={css.place}>
      <IdeaTitle placed={placed} />
      <p class={css.numbers}>
        {grades.score !== undefined && (
          <b>{t('results.score', { score: formatFixed(asGrade(grades.score), 2) })}</b>
        )}
        {label !== undefined && (
          <Tag tone={grades.open?.label === 'agreed' ? 'primary' : 'warm'} label={label} />
        )}
        {!grades.hasQuorum && <Tag tone="danger" label={t('results.provisional')} />}
      </p>
      <ThreeSides grades={grades} />
      {grades.open !== undefined && <p>{t(`results.means.${grades.open.label}`)}</p>}
      {grades.open === undefined && <p>{whyHidden(grades)}</p>}
      {!grades.hasQuorum && <p>{t('results.noQuorum')}</p>}
      {recused > 0 && <p class={css.soft}>{plural('results.recused', recused)}</p>}
    </li>
  );
}

function whyHidden(grades: GradesOfLine): string {
  const sides = smallSides(grades).map((side) => t(`results.side.${side}`));
  const why = t('results.tooSmall', { sides: sides.join(', ') });
  return grades.score === undefined ? `${t('results.noScore')} ${why}` : why;
}

function GradesTable({ placed }: { placed: readonly Placed[] }) {
  const grade = (mean: string | undefined): string =>
    mean === undefined ? '–' : formatFixed(asGrade(mean), 2);
  return (
    <AsTable
      caption={t('results.gradesTable')}
      head={[
        t('results.idea'),
        t('results.col.score'),
        ...SHOWN_SIDES.map((side) => t(`results.side.${side}`)),
        t('results.col.gap'),
        t('results.col.graders'),
        t('results.col.label'),
      ]}
      rows={placed.flatMap(({ candidate, line: { grades, votes } }) =>
        grades === undefined
          ? []
          : [
              [
                titleOf(candidate),
                grade(grades.score),
                ...SHOWN_SIDES.map((side) => grade(grades.sides[side].mean)),
                grades.open === undefined ? '–' : formatFixed(asDistance(grades.open.gap), 2),
                votes,
                labelWord(grades) ?? '–',
              ],
            ],
      )}
    />
  );
}
