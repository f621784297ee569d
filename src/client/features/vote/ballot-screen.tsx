// One vote and this phone's ballots in it: a form as long as one can vote, then what became of each ballot.
import { useRef, useState } from 'preact/hooks';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { useAddressedRound } from '../../live/addressed.ts';
import { type SaidOf, useSaid } from '../../live/said.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { useFragment } from '../../platform/fragment.ts';
import { goBack } from '../../platform/navigation.ts';
import { online } from '../../platform/signals.ts';
import { type Draft, getDraft } from '../../store/drafts.ts';
import type { OwnBallot, RoundView } from '../../store/queries/rounds.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { BallotForm } from './ballot-form.tsx';
import { ballotWithCode, draftIdOf, type Start } from './ballot-start.ts';
import { CastBallots } from './cast-ballots.tsx';
import { RoundFacts } from './round-facts.tsx';
import css from './vote.module.css';

const back = () => ({ href: '/vote', label: t('vote.title'), onClick: goBack });

/** The screen of `/vote/:roundId`; a slip's QR code brings a voting code behind #. */
export function BallotScreen(props: { roundId: string }) {
  const found = useAddressedRound(props.roundId);
  const scanned = useFragment();
  switch (found.state) {
    case 'looking':
      return (
        <>
          <ScreenHead title={t('vote.looking')} back={back()} />
          {!online.value && <p>{t('vote.lookingOffline')}</p>}
          <Skeleton label={t('vote.looking')} cards={2} />
        </>
      );
    case 'unknown':
      return (
        <>
          <ScreenHead title={t('vote.gone')} back={back()} />
          <EmptyState drawing="needle" title={t('reject.no-such-round')} />
        </>
      );
    case 'here':
      return (
        <>
          <ScreenHead title={inLanguage(found.value.round.title, language.value)} back={back()} />
          <RoundFacts view={found.value} />
          <Voting view={found.value} scanned={found.value.round.door === 'code' ? scanned : undefined} />
        </>
      );
  }
}

const isRefusedAsLate = ({ fate }: OwnBallot): boolean =>
  fate.state === 'refused' && fate.code === 'round-closed';

/** The form, or the ballots that were cast here. */
function Voting(props: { view: RoundView; scanned: string | undefined }) {
  const { view, scanned } = props;
  const draftId = draftIdOf(view.round.id);
  const draft = settled(useLive((db) => getDraft(db, draftId), draftId));
  const [editing, setEditing] = useState<Start | undefined>(undefined);
  const [sent, setSent] = useState<Sent>({ times: 0, code: undefined });
  // Which of its forms stands: what is opened meanwhile must not take it away.
  const standing = useRef<number | undefined>(undefined);
  // While the form stands, its draft is what was typed in it.
  const stored = draft.state === 'ready' && editing === undefined ? draft.value : undefined;
  const saidOf = useSaid([...view.ballots, ...(stored === undefined ? [] : [asClosed(stored)])]);
  const isOver = view.state === 'counting' || view.state === 'counted' || view.ballots.some(isRefusedAsLate);
  if (isOver) return <Over view={view} saidOf={saidOf} />;
  if (draft.state === 'loading' || !view.isWhole) return <Skeleton label={t('app.loading')} cards={2} />;
  // A slip that this phone has not voted with yet.
  const isNewSlip =
    scanned !== undefined && scanned !== sent.code && ballotWithCode(view, scanned) === undefined;
  const isNew = isNewSlip || (view.ballots.length === 0 && sent.times === 0);
  // Right after sending, the read may still hold the draft that has ended.
  const kept = sent.times === 0 || stored?.refused !== undefined ? stored : undefined;
  const said = kept && saidOf(asClosed(kept));
  const begun = kept && { ...(said === 'unreadable' ? {} : said), refused: kept.refused };
  const start = editing ?? begun ?? (isNew ? {} : undefined);
  if (start === undefined) return <CastBallots view={view} saidOf={saidOf} onEdit={setEditing} />;
  const before = ballotWithCode(view, start.code);
  const cast = before === undefined ? NOTHING : saidOf(before);
  const isOpening = cast === undefined || (kept !== undefined && said === undefined);
  if (isOpening && standing.current !== sent.times) return <Skeleton label={t('app.loading')} cards={2} />;
  standing.current = sent.times;
  const leave = (code: string | undefined): void => {
    setEditing(undefined);
    setSent({ times: sent.times + 1, code });
  };
  return (
    <>
      <BallotForm
        key={sent.times}
        view={view}
        start={start}
        cast={cast === undefined || cast === 'unreadable' ? [] : cast.marks}
        isKept={kept !== undefined && said !== 'unreadable'}
        isUnreadable={said === 'unreadable'}
        scanned={isNewSlip ? scanned : undefined}
        onChange={() => setEditing(start)}
        onSent={(code) => leave(scanned ?? code)}
        onCancel={view.ballots.length > 0 ? () => leave(scanned) : undefined}
      />
      {/* What was cast counts until the next is sent; and others may have voted on this phone. */}
      <CastBallots view={view} saidOf={saidOf} />
    </>
  );
}

const NOTHING = { marks: [] };

/** Another one after each change. */
const asClosed = ({ updatedAt, marks = [], code, envelope }: Draft) => ({
  id: `draft ${updatedAt}`,
  said: envelope === undefined ? { marks, code } : undefined,
  envelope,
});

/** How often the form was left while this screen stood, and with which code last. */
type Sent = { readonly times: number; readonly code: string | undefined };

function Over(props: { view: RoundView; saidOf: SaidOf }) {
  const { view, saidOf } = props;
  return (
    <>
      {view.state === 'counted' && (
        <div class={css.over}>
          <LinkButton look="primary" href={`/vote/${view.round.id}/result`}>
            {t('vote.result')}
          </LinkButton>
        </div>
      )}
      <CastBallots view={view} saidOf={saidOf} />
    </>
  );
}
