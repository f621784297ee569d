// A host follows a vote: how many have voted, never how; she extends it and closes it, and hands out its codes.
import { inLanguage } from '../../../../domain/text.ts';
import { language, t } from '../../../i18n/words.ts';
import { useAddressedRound } from '../../../live/addressed.ts';
import { goBack } from '../../../platform/navigation.ts';
import { ScreenHead, Section } from '../../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../../ui/state.tsx';
import { Refusals } from '../refusals.tsx';
import { CandidateList } from './candidate-list.tsx';
import { CodeSection } from './code-section.tsx';
import { RoundFacts } from './round-facts.tsx';
import { RoundLinks } from './round-links.tsx';
import { RoundPanel } from './round-panel.tsx';
import { StepLog } from './step-log.tsx';

/** The screen; a vote that this device does not have yet is fetched. */
export function HostRound({ roundId }: { roundId: string }) {
  const found = useAddressedRound(roundId);
  const back = { href: '/host', label: t('act.back'), onClick: goBack };
  if (found.state !== 'here') {
    return (
      <>
        <ScreenHead title={t('rounds.title')} back={back} />
        {found.state === 'looking' ? (
          <Skeleton label={t('app.loading')} />
        ) : (
          <EmptyState drawing="needle" title={t('rounds.gone')}>
            {t('rounds.goneText')}
          </EmptyState>
        )}
      </>
    );
  }
  const { round } = found.value;
  return (
    <>
      <ScreenHead title={inLanguage(round.title, language.value)} back={back} />
      <Refusals />
      <RoundPanel view={found.value} />
      <RoundLinks view={found.value} />
      {round.door === 'code' && <CodeSection view={found.value} />}
      <Section title={t('rounds.log')}>
        <StepLog round={round} />
      </Section>
      <Section title={t('rounds.facts')}>
        <RoundFacts round={round} />
        <CandidateList candidates={found.value.candidates} />
      </Section>
    </>
  );
}
