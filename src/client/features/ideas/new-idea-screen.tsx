// A new idea: one screen, a draft that survives anything, and a way in that needs no network.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { postIdea } from '../../../domain/idea.ts';
import { type AreaId, IdeaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type Fields, useDraft } from '../../live/use-draft.ts';
import { goBack } from '../../platform/navigation.ts';
import { online } from '../../platform/signals.ts';
import type { KehraDb } from '../../store/db.ts';
import { judgeEarly } from '../../store/early.ts';
import { newId } from '../../store/identity.ts';
import { getMeta, setMeta } from '../../store/meta.ts';
import { type Store, withDb } from '../../store/open.ts';
import { areaView } from '../../store/queries/area.ts';
import { drafts } from '../../store/queries/me.ts';
import { joinedMeeting, type MeetingPage } from '../../store/queries/meeting-page.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { NoRoom } from './no-room.tsx';
import { Similar } from './similar.tsx';
import css from './write.module.css';
import { type Trouble, WriteForm } from './write-form.tsx';
import { signature, written } from './written.ts';

// In ms.
const SLOW_MS = 150;

type Start = { first: Fields; isOld: boolean; meeting: MeetingPage | undefined };

/** Shows the list; given what is still to be done once the sent idea is before the person's eyes. */
type OnSent = (then?: () => void) => void;

/** `draftId` opens a certain draft, for instance a refused one. */
export function NewIdeaScreen(props: { areaId: AreaId; draftId: string | undefined; onSent: OnSent }) {
  const store = useStore();
  const { areaId, draftId } = props;
  const [start, setStart] = useState<Start | undefined>(undefined);
  const [broken, setBroken] = useState<unknown>(undefined);
  useEffect(() => {
    withDb(store, (db) => startFrom(store, db, areaId, draftId)).then(setStart, setBroken);
  }, [store, areaId, draftId]);
  if (broken !== undefined) throw broken;
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  if (start === undefined) return <Skeleton label={t('app.loading')} cards={1} />;
  const themes = area.state === 'ready' ? area.value.themes : [];
  return <NewIdea areaId={areaId} start={start} themes={themes} onSent={props.onSent} />;
}

async function startFrom(
  store: Store,
  db: KehraDb,
  areaId: AreaId,
  draftId: string | undefined,
): Promise<Start> {
  const kept = (await drafts(db)).filter((draft) => draft.form === 'idea' && draft.areaId === areaId);
  const draft = kept.find((one) => (draftId === undefined ? one.refused === undefined : one.id === draftId));
  const meeting = await joinedMeeting(db, areaId);
  if (draft !== undefined) return { first: draft, isOld: true, meeting };
  return {
    first: { ...emptyIdea(store, areaId), authorName: await getMeta(db, 'name') },
    isOld: false,
    meeting,
  };
}

const emptyIdea = (store: Store, areaId: AreaId): Fields => ({
  id: newId(store, IdeaId),
  form: 'idea',
  areaId,
});

function NewIdea(props: { areaId: AreaId; start: Start; themes: readonly Theme[]; onSent: OnSent }) {
  const { areaId, start } = props;
  const store = useStore();
  const { route } = useLocation();
  const draft = useDraft(start.first);
  const { fields } = draft;
  const [trouble, setTrouble] = useState<Trouble | undefined>(fields.refused);
  const [isBusy, setBusy] = useState(false);
  const [isFull, setFull] = useState(false);

  const args = () => ({
    ideaId: fields.id,
    ...written(fields),
    authorName: signature(fields),
    meetingId: start.meeting?.meeting.id,
  });
  const send = async (): Promise<void> => {
    // Storing is quicker than drawing the button anew would be.
    const slow = setTimeout(setBusy, SLOW_MS, true);
    draft.hold();
    const given = args();
    const result = await submit(store, postIdea, areaId, given, {
      draftId: fields.id,
      onStored: props.onSent,
    });
    clearTimeout(slow);
    if (result.outcome === 'stored') {
      props.onSent(() => {
        toast(t(online.value ? 'write.sent' : 'write.saved'));
        const { authorName } = given;
        if (authorName !== undefined) void withDb(store, (db) => setMeta(db, 'name', authorName));
      });
      return;
    }
    setBusy(false);
    draft.resume();
    setFull(result.outcome === 'no-room');
    if (result.outcome === 'no-room') toast(t('sync.full'));
    else setTrouble(result);
  };

  return (
    <>
      <ScreenHead title={t('write.title')} back={{ href: '/ideas', label: t('act.back'), onClick: goBack }}>
        {start.meeting !== undefined && (
          <p class={css.soft}>
            {t('write.meeting', { meeting: inLanguage(start.meeting.meeting.title, language.value) })}
          </p>
        )}
        {start.isOld && (
          <div class={css.kept}>
            <p>{t('write.draftBack')}</p>
            <Button look="plain" onClick={() => draft.discard(emptyIdea(store, areaId))}>
              {t('write.discard')}
            </Button>
          </div>
        )}
      </ScreenHead>
      <WriteForm
        draft={draft}
        themes={props.themes}
        trouble={trouble}
        sendLabel={t('write.send')}
        isBusy={isBusy}
        isSigned
        onChange={() => setTrouble(undefined)}
        onSend={() => void send()}
        onPress={() => judgeEarly(store, postIdea, areaId, args())}
        under={
          <Similar
            areaId={areaId}
            title={fields.title ?? ''}
            onJoin={(card) => {
              toast(t('write.joined'));
              route(`/ideas/${card.idea.id}`);
            }}
          />
        }
        foot={
          isFull ? (
            <NoRoom fields={fields} />
          ) : (
            <SavedNote isSaved={draft.isSaved} isBlank={(fields.title ?? '') === ''} />
          )
        }
      />
    </>
  );
}

function SavedNote(props: { isSaved: boolean; isBlank: boolean }) {
  return (
    <p class={css.soft}>
      {!online.value && `${t('write.offline')} `}
      {!props.isBlank && props.isSaved && t('write.draftSaved')}
    </p>
  );
}
