// What a ballot says, idea by idea.
import type { Mark } from '../../../domain/mark.ts';
import type { Round } from '../../../domain/round.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import { nameOf } from './candidates.tsx';
import css from './cast.module.css';
import { isRecused } from './marks.ts';

export function Said(props: { round: Round; candidates: readonly RoundCandidate[]; marks: readonly Mark[] }) {
  const { round, candidates, marks } = props;
  if (marks.length === 0) return <p>{t('ballot.blank')}</p>;
  const named = candidates.filter(({ ideaId }) => marks.some((mark) => mark.ideaId === ideaId));
  return (
    <ul class={css.said}>
      {named.map((candidate) => (
        <li key={candidate.ideaId}>
          <span>{nameOf(candidate)}</span>
          <b>{amountOf(round, marks, candidate.ideaId)}</b>
        </li>
      ))}
    </ul>
  );
}

/** Nothing where being named says all. */
function amountOf({ method }: Round, marks: readonly Mark[], ideaId: string): string {
  const own = marks.filter((mark) => mark.ideaId === ideaId);
  switch (method.name) {
    case 'approval':
    case 'budget':
      return '';
    case 'dots':
    case 'points':
      return String(own[0]?.points ?? 0);
    case 'grades':
      if (isRecused(marks, ideaId)) return t('ballot.recused');
      return method.criteria
        .map(({ name }, index) => {
          const grade = own.find(({ criterion }) => criterion === index)?.points;
          return `${inLanguage(name, language.value)}: ${grade ?? t('ballot.noGrade')}`;
        })
        .join(' · ');
  }
}
