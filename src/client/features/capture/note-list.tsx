// What was typed in on this device, newest first, with whether it is sent; each can be taken back.
import { withdrawIdea } from '../../../domain/idea.ts';
import type { AreaId } from '../../../domain/ids.ts';
import type { Theme } from '../../../domain/theme.ts';
import { plural, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import type { PaperNote } from '../../store/queries/paper-notes.ts';
import { submit } from '../../store/submit.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';
import { ThreadMark } from '../../ui/thread.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './capture.module.css';

/** Refused notes stand among the unfinished ones. */
export function NoteList(props: { notes: readonly PaperNote[]; themes: readonly Theme[]; areaId: AreaId }) {
  const store = useStore();
  const notes = props.notes.filter((note) => note.fate.state !== 'refused');
  const withdraw = async ({ ideaId, title }: PaperNote): Promise<void> => {
    const result = await submit(store, withdrawIdea, props.areaId, { ideaId });
    if (result.outcome === 'stored') toast(t('capture.withdrawn', { title }));
    if (result.outcome === 'refused') toast(t(`reject.${result.code}`));
    if (result.outcome === 'no-room') toast(t('sync.full'));
  };
  return (
    <Section title={t('capture.list')} action={<span>{plural('capture.count', notes.length)}</span>}>
      {notes.length === 0 && <p class={css.about}>{t('capture.none')}</p>}
      <ul class={css.notes}>
        {notes.map((note) => (
          <li key={note.ideaId} class={css.note}>
            <div>
              <b>{note.title}</b>
              <p class={css.about}>
                <About note={note} themes={props.themes} />
              </p>
            </div>
            <IconButton
              icon="trash"
              label={t('capture.withdraw', { title: note.title })}
              onClick={() => void withdraw(note)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function About({ note, themes }: { note: PaperNote; themes: readonly Theme[] }) {
  const theme = themes.find((known) => known.id === note.themeId);
  const isSent = note.fate.state === 'sent';
  return (
    <>
      {theme !== undefined && <ThreadMark thread={theme.thread} />}
      {note.table !== undefined && <span>{t('capture.tableOf', { table: note.table })}</span>}
      {note.authorName !== undefined && <span>{note.authorName}</span>}
      <span class={css.state}>
        <Icon name={isSent ? 'check' : 'clock'} size="s" />
        {t(isSent ? 'sync.sent' : 'sync.saved')}
      </span>
    </>
  );
}
