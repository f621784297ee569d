// What was done to a vote, when and why: everybody can see the same.
import type { Round } from '../../../../domain/round.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import css from './rounds.module.css';

type Line = { readonly at: string; readonly what: string; readonly reason: string | undefined };

/** Oldest first. A vote that ended by itself has no step for it: then its closing time is told. */
export function StepLog({ round }: { round: Round }) {
  return (
    <ol class={css.steps}>
      {linesOf(round).map(({ at, what, reason }) => (
        <li key={`${at} ${what}`}>
          <b>{what}</b> <span class={css.soft}>{formatMoment(at)}</span>
          {reason !== undefined && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}

function linesOf(round: Round): Line[] {
  const lines: Line[] = round.log.map(({ what, at, reason }) => ({
    at,
    what: t(`rounds.step.${what}`),
    reason,
  }));
  const isClosedByHand = round.log.some(({ what }) => what === 'closed');
  if (round.closedAt !== undefined && !isClosedByHand)
    lines.push({ at: round.closedAt, what: t('rounds.step.ended'), reason: undefined });
  if (round.countedAt !== undefined)
    lines.push({ at: round.countedAt, what: t('rounds.step.counted'), reason: undefined });
  return lines;
}
