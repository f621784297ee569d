// Changing one's own idea. The draft keeps what it began from, so that nobody's change is lost unseen.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { editIdea } from '../../../domain/idea.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { useDraft } from '../../live/use-draft.ts';
import { goBack } from '../../platform/navigation.ts';
import { withDb } from '../../store/open.ts';
import { areaView } from '../../store/queries/area.ts';
import { submit } from '../../store/submit.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { type Beginning, beginEdit, noteBeginning } from './begin-edit.ts';
import { NoRoom } from './no-room.tsx';
import css from './write.module.css';
import { type Trouble, WriteForm } from './write-form.tsx';
import { written } from './written.ts';

/** The screen of `/ideas/:ideaId/edit`. */
export function EditIdeaScreen(props: { areaId: AreaId; ideaId: string }) {
  const store = useStore();
  const { areaId, ideaId } = props;
  const [first, setFirst] = useState<Beginning | 'gone' | undefined>(undefined);
  const area = settled(useLive((db) => areaView(db, areaId), areaId));
  useEffect(() => {
    withDb(store, (db) => beginEdit(db, areaId, ideaId)).then(
      (beginning) => setFirst(beginning ?? 'gone'),
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

type EditProps = { first: Beginning; ideaId: string; areaId: AreaId; themes: readonly Theme[] };

function EditIdea({ first, ideaId, areaId, themes }: EditProps) {
  const store = useStore();
  const { route } = useLocation();
  const draft = useDraft(first.fields);
  const { fields } = draft;
  const [trouble, setTrouble] = useState<Trouble | undefined>(fields.refused);
  const [isBusy, setBusy] = useState(false);
  const [isFull, setFull] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    draft.hold();
    // Without it all of an edit that comes back counts as its author's: worse, but no reason not to send.
    await withDb(store, (db) => noteBeginning(db, ideaId, fields)).catch(console.warn);
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
        under={first.elsewhere.length > 0 && <Elsewhere texts={first.elsewhere} />}
        foot={isFull && <NoRoom fields={fields} />}
      />
    </>
  );
}

/** What stands there by now, to compare with. */
function Elsewhere(props: { texts: readonly string[] }) {
  return (
    <div class={css.similar}>
      <h2>{t('write.elsewhere')}</h2>
      {props.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
