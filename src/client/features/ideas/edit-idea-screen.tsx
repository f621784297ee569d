// Changing one's own idea. The draft keeps the revision that it began from, so that nobody's change is lost unseen.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { editIdea } from '../../../domain/idea.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type Fields, useDraft } from '../../live/use-draft.ts';
import { goBack } from '../../platform/navigation.ts';
import type { KehraDb } from '../../store/db.ts';
import { getDraft } from '../../store/drafts.ts';
import { laidNow } from '../../store/layer.ts';
import { withDb } from '../../store/open.ts';
import { areaView } from '../../store/queries/area.ts';
import { ideaView } from '../../store/queries/idea.ts';
import { submit } from '../../store/submit.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { NoRoom } from './no-room.tsx';
import { type Trouble, WriteForm } from './write-form.tsx';
import { written } from './written.ts';

/** The screen of `/ideas/:ideaId/edit`. */
export function EditIdeaScreen(props: { areaId: AreaId; ideaId: string }) {
  const store = useStore();
  const { areaId, ideaId } = props;
  const [first, setFirst] = useState<Fields | 'gone' | undefined>(undefined);
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  useEffect(() => {
    withDb(store, (db) => firstFields(db, areaId, ideaId)).then(
      (fields) => setFirst(fields ?? 'gone'),
      () => setFirst('gone'),
    );
  }, [store, areaId, ideaId]);
  if (first === undefined) return <Skeleton label={t('app.loading')} cards={1} />;
  if (first === 'gone') return <Gone />;
  return (
    <EditIdea
      first={first}
      ideaId={ideaId}
      areaId={areaId}
      themes={area.state === 'ready' ? area.value.themes : []}
    />
  );
}

async function firstFields(db: KehraDb, areaId: AreaId, ideaId: string): Promise<Fields | undefined> {
  const id = `edit~${ideaId}`;
  const kept = await getDraft(db, id);
  if (kept !== undefined && kept.refused?.code !== 'edit-conflict') return kept;
  const view = await laidNow(db, () => ideaView(db, ideaId));
  if (view === undefined || 'mergedInto' in view) return undefined;
  const { title, text, themeId, place } = view.idea;
  const now = { id, form: 'edit' as const, areaId, subject: ideaId, base: view.rv };
  // After a conflict the person's own words stay, on top of the revision as it is now.
  return kept === undefined ? { ...now, title, text, themeId, place } : { ...kept, base: view.rv };
}

function Gone() {
  return (
    <>
      <ScreenHead title={t('write.titleEdit')} />
      <EmptyState
        drawing="needle"
        title={t('idea.gone')}
        action={<LinkButton href="/ideas">{t('join.seeIdeas')}</LinkButton>}
      />
    </>
  );
}

type EditProps = { first: Fields; ideaId: string; areaId: AreaId; themes: readonly Theme[] };

function EditIdea({ first, ideaId, areaId, themes }: EditProps) {
  const store = useStore();
  const { route } = useLocation();
  const draft = useDraft(first);
  const { fields } = draft;
  const [trouble, setTrouble] = useState<Trouble | undefined>(fields.refused);
  const [isBusy, setBusy] = useState(false);
  const [isFull, setFull] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    draft.hold();
    const options = { draftId: fields.id, ...(fields.base ? { base: fields.base } : {}) };
    const result = await submit(store, editIdea, areaId, { ideaId, ...written(fields) }, options);
    setBusy(false);
    if (result.outcome === 'stored') {
      toast(t('sync.saved'));
      route(`/ideas/${ideaId}`, true);
      return;
    }
    draft.resume();
    setFull(result.outcome === 'no-room');
    if (result.outcome === 'no-room') toast(t('sync.full'));
    else setTrouble(result);
  };
  return (
    <>
      <ScreenHead
        title={t('write.titleEdit')}
        back={{ href: `/ideas/${ideaId}`, label: t('act.back'), onClick: goBack }}
      />
      <WriteForm
        draft={draft}
        themes={themes}
        trouble={trouble}
        sendLabel={t('write.saveEdit')}
        isBusy={isBusy}
        isSigned={false}
        onChange={() => setTrouble(undefined)}
        onSend={() => void send()}
        foot={isFull && <NoRoom fields={fields} />}
      />
    </>
  );
}
