// What a QR code opens: the area, the meeting, what happens now, and one button on.
import { useEffect } from 'preact/hooks';
import { chooseLanguage, LANGUAGE_OPTIONS } from '../../i18n/choice.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { online } from '../../platform/signals.ts';
import type { KehraDb } from '../../store/db.ts';
import { askToJoin, tidyCode } from '../../store/join.ts';
import { getMeta } from '../../store/meta.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx';
import { Warp } from '../../ui/warp.tsx';
import { CodeForm } from './code-form.tsx';
import css from './join.module.css';
import { Welcome } from './welcome.tsx';

const joinOf = (db: KehraDb) => getMeta(db, 'join');

/** The screen of `/j/:code`. Asks the server once for each code; the answer comes through the store. */
export function JoinScreen(props: { code: string }) {
  const store = useStore();
  const code = tidyCode(props.code);
  const live = settled(useLive(joinOf, ''));
  const join = live.state === 'ready' ? live.value : undefined;
  const asks = live.state === 'ready' && join?.code !== code;
  useEffect(() => {
    if (asks) askToJoin(store, code).then(wake, (error: unknown) => console.error(error));
  }, [asks, code, store]);
  const answer = join?.code === code ? join : undefined;
  return (
    <>
      <div class={css.languages}>
        <Segmented
          hideLabel
          label={t('app.language')}
          options={LANGUAGE_OPTIONS}
          value={language.value}
          onChange={(wanted) => void chooseLanguage(wanted)}
        />
      </div>
      <Warp />
      <Answer code={code} state={answer?.state ?? 'asked'} meetingId={answer?.meetingId} />
    </>
  );
}

type AnswerProps = {
  code: string;
  state: 'asked' | 'found' | 'unknown' | 'closed';
  meetingId: string | undefined;
};

function Answer({ code, state, meetingId }: AnswerProps) {
  switch (state) {
    case 'found':
      return meetingId === undefined ? <Unknown code={code} /> : <Welcome meetingId={meetingId} />;
    case 'closed':
      return <Closed meetingId={meetingId} />;
    case 'unknown':
      return <Unknown code={code} />;
    case 'asked':
      return <Asked code={code} />;
  }
}

function Asked(props: { code: string }) {
  return (
    <>
      <ScreenHead title={t('join.looking')}>
        <p class={css.bigCode}>{props.code}</p>
      </ScreenHead>
      {online.value ? (
        <Skeleton label={t('join.looking')} cards={1} />
      ) : (
        <EmptyState title={t('join.offline')} />
      )}
    </>
  );
}

function Unknown(props: { code: string }) {
  return (
    <>
      <ScreenHead title={t('join.title')} />
      <ErrorState title={t('problem.no-such-code')} />
      <CodeForm first={props.code} />
    </>
  );
}

function Closed(props: { meetingId: string | undefined }) {
  return (
    <>
      <ScreenHead title={t('meeting.closed')} />
      <EmptyState
        drawing="chairs"
        title={t('problem.meeting-closed')}
        action={
          <>
            {props.meetingId !== undefined && (
              <LinkButton look="primary" href={`/meetings/${props.meetingId}/record`}>
                {t('join.record')}
              </LinkButton>
            )}
            <LinkButton href="/ideas">{t('join.seeIdeas')}</LinkButton>
          </>
        }
      >
        {t('now.closed')}
      </EmptyState>
    </>
  );
}
