// Grades from 1 to 5 by each criterion, for members of the Kehrä; or taking no part, for an interest of one's own.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Mark } from '../../../domain/mark.ts';
import type { Method } from '../../../domain/method.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './giving.module.css';
import { isRecused, pointsAt, withPoints, withRecusal } from './marks.ts';

type Criterion = Extract<Method, { name: 'grades' }>['criteria'][number];
const GRADES = [1, 2, 3, 4, 5] as const;
const ENDS = { 1: 'ballot.gradeLow', 5: 'ballot.gradeHigh' } as const;

export function Grades(props: {
  criteria: readonly Criterion[];
  ideaId: string;
  name: string;
  marks: readonly Mark[];
  onMarks: (marks: readonly Mark[]) => void;
}) {
  const { criteria, ideaId, name, marks, onMarks } = props;
  const recused = isRecused(marks, ideaId);
  return (
    <div class={css.grades}>
      {!recused &&
        criteria.map((criterion, index) => (
          <Scale
            key={index}
            title={inLanguage(criterion.name, language.value)}
            of={name}
            grade={pointsAt(marks, ideaId, index)}
            onGrade={(grade) => onMarks(withPoints(marks, ideaId, grade, index))}
          />
        ))}
      <label class={css.recusal}>
        <input
          type="checkbox"
          checked={recused}
          onChange={(event) => onMarks(withRecusal(marks, ideaId, event.currentTarget.checked))}
        />
        <span>
          {t('ballot.recuse')}
          <VisuallyHidden>: {name}</VisuallyHidden>
          {recused && <small>{t('ballot.recused')}</small>}
        </span>
      </label>
    </div>
  );
}

type ScaleProps = { title: string; of: string; grade: number; onGrade: (grade: number) => void };

function Scale(props: ScaleProps) {
  const name = useId();
  const shared = { name, chosen: props.grade, onGrade: props.onGrade };
  return (
    <fieldset>
      <legend class={css.criterion}>
        {props.title}
        <VisuallyHidden>: {props.of}</VisuallyHidden>
      </legend>
      <div class={css.scale}>
        {GRADES.map((grade) => (
          <Grade key={grade} {...shared} grade={grade}>
            {grade}
            {(grade === 1 || grade === 5) && <VisuallyHidden> ({t(ENDS[grade])})</VisuallyHidden>}
          </Grade>
        ))}
        <span class={css.ends} aria-hidden="true">
          <span>{t('ballot.gradeLow')}</span>
          <span>{t('ballot.gradeHigh')}</span>
        </span>
        <Grade {...shared} grade={0}>
          {t('ballot.noGrade')}
        </Grade>
      </div>
    </fieldset>
  );
}

function Grade(props: {
  grade: number;
  chosen: number;
  name: string;
  onGrade: (grade: number) => void;
  children: ComponentChildren;
}) {
  const { grade, chosen, name, onGrade, children } = props;
  return (
    <label class={`${css.grade} ${grade === 0 ? css.none : ''}`}>
      <input type="radio" name={name} checked={chosen === grade} onChange={() => onGrade(grade)} />
      <span>{children}</span>
    </label>
  );
}
