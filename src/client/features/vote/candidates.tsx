// The candidates of a ballot, each with what one can give it: a tick, dots, points or grades.
import type { Mark } from '../../../domain/mark.ts';
import type { Method } from '../../../domain/method.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoney } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import type { RoundCandidate } from '../../store/queries/rounds.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './giving.module.css';
import { Grades } from './grades.tsx';
import { pointsAt, withPoints } from './marks.ts';
import { Stepper } from './stepper.tsx';

/** Its title as it stood at the opening, or that a host has hidden it. */
export const nameOf = ({ title }: RoundCandidate): string => title || t('ballot.hidden');

type GivingProps = {
  method: Method;
  marks: readonly Mark[];
  onMarks: (marks: readonly Mark[]) => void;
  /** She wants to give more than there is to give. */
  onStuck: (sentence: string) => void;
  /** Typed in from paper: nothing leads away from it. */
  isPaper?: boolean;
};

export function Candidates(props: GivingProps & { candidates: readonly RoundCandidate[] }) {
  const { candidates, ...giving } = props;
  return (
    <section>
      <VisuallyHidden>
        <h2>{t('ballot.candidates')}</h2>
      </VisuallyHidden>
      <ul class={css.candidates}>
        {candidates.map((candidate, index) => (
          <Card key={candidate.ideaId} as="li" thread={candidate.theme?.thread}>
            <Giving {...giving} candidate={candidate} place={index + 1} />
          </Card>
        ))}
      </ul>
    </section>
  );
}

function Giving(props: GivingProps & { candidate: RoundCandidate; place: number }) {
  const { candidate, marks, onMarks, method, isPaper = false } = props;
  const { ideaId } = candidate;
  // On paper ideas are numbered.
  const shown = isPaper ? `${props.place}. ${nameOf(candidate)}` : nameOf(candidate);
  const under = !isPaper && <Under candidate={candidate} />;
  switch (method.name) {
    case 'approval':
    case 'budget':
      return (
        <>
          <label class={css.tick}>
            <input
              type="checkbox"
              checked={pointsAt(marks, ideaId) > 0}
              onChange={(event) => onMarks(withPoints(marks, ideaId, event.currentTarget.checked ? 1 : 0))}
            />
            <span class={css.name}>{shown}</span>
            {candidate.cost !== undefined && <span class={css.cost}>{formatMoney(candidate.cost)}</span>}
          </label>
          {under}
        </>
      );
    case 'dots':
    case 'points':
      return (
        <>
          <p class={css.name}>{shown}</p>
          {under}
          <Stepper {...props} method={method} name={nameOf(candidate)} ideaId={ideaId} />
        </>
      );
    case 'grades':
      return (
        <>
          <p class={css.name}>{shown}</p>
          {under}
          <Grades {...props} criteria={method.criteria} name={nameOf(candidate)} ideaId={ideaId} />
        </>
      );
  }
}

/** Its theme, and the way to its page; what is marked so far is kept meanwhile. */
function Under(props: { candidate: RoundCandidate }) {
  const { ideaId, title, theme } = props.candidate;
  return (
    <div class={css.under}>
      {theme !== undefined && <Tag thread={theme.thread} label={inLanguage(theme.name, language.value)} />}
      {title !== '' && (
        <a href={`/ideas/${ideaId}`} aria-label={t('ballot.readOf', { title })}>
          {t('ballot.read')}
        </a>
      )}
    </div>
  );
}
