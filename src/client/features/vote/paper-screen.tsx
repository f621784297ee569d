// Typing in paper ballots of a vote with codes, one after the other and with the keyboard alone.
import { boxShutsAt } from '../../../domain/round.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedRound } from '../../live/addressed.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { paperPile } from '../../store/queries/paper-entries.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Banner } from '../../ui/banner.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { PaperDesk } from './paper-desk.tsx';
import { PaperList, PaperRefused } from './paper-list.tsx';

/** The screen of `/host/rounds/:roundId/paper`. */
export function PaperScreen({ roundId }: { roundId: string }) {
  const found = useAddressedRound(roundId);
  const back = { href: `/host/rounds/${roundId}`, label: t('act.back'), onClick: goBack };
  return (
    <>
      <ScreenHead title={t('rounds.paper')} back={back}>
        {found.state === 'here' && <p>{inLanguage(found.value.round.title, language.value)}</p>}
      </ScreenHead>
      {found.state === 'looking' && <Skeleton label={t('app.loading')} />}
      {found.state === 'unknown' && (
        <EmptyState drawing="needle" title={t('rounds.gone')}>
          {t('rounds.goneText')}
        </EmptyState>
      )}
      {found.state === 'here' && <Typing view={found.value} />}
    </>
  );
}

/** Why no paper ballot can be typed in; the end of an open vote is the server's to tell. */
function whyNot({ round }: RoundView): string | undefined {
  if (round.door !== 'code') return t('rounds.paperPhones');
  const isOver = round.countedAt !== undefined || (round.closedAt !== undefined && round.grace === 0);
  return isOver ? t('rounds.paperOver') : undefined;
}

function Typing({ view }: { view: RoundView }) {
  const { round } = view;
  const live = settled(useLive((db) => paperPile(db, round.id), round.id));
  if (live.state === 'loading' || !view.isWhole) return <Skeleton label={t('app.loading')} cards={2} />;
  const why = whyNot(view);
  const shuts = boxShutsAt(round);
  return (
    <Stack gap="l">
      {why !== undefined && <Banner icon="clock">{why}</Banner>}
      {why === undefined && (
        <>
          <div>
            <Banner icon="people">
              {t('rounds.paperTwo')}
              {shuts !== undefined && ` ${t('rounds.paperUntil', { when: formatMoment(shuts) })}`}
            </Banner>
            <PaperRefused entries={live.value.entries} />
          </div>
          <PaperDesk view={view} codes={live.value.codes} />
        </>
      )}
      {round.door === 'code' && <PaperList entries={live.value.entries} />}
    </Stack>
  );
}
