// The form of a note with what is unfinished and what was saved under it.
import { useState } from 'preact/hooks';
import { postIdea } from '../../../domain/idea.ts';
import { IdeaId } from '../../../domain/ids.ts';
import type { Meeting } from '../../../domain/meeting.ts';
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import type { Draft } from '../../store/drafts.ts';
import { newId } from '../../store/identity.ts';
import type { PaperNote } from '../../store/queries/paper-notes.ts';
import { type Submitted, submit } from '../../store/submit.ts';
import { announce } from '../../ui/live-region.tsx';
import { emptyNote, noteArgs } from './note.ts';
import { NoteForm } from './note-form.tsx';
import { NoteList } from './note-list.tsx';
import { Unfinished } from './unfinished.tsx';
import { useNote } from './use-note.ts';

type Failed = Exclude<Submitted, { outcome: 'stored' }>;

/** Goes on with the newest unfinished note; the table of the last note is the next one's. */
export function NoteDesk(props: {
  meeting: Meeting;
  themes: readonly Theme[];
  drafts: readonly Draft[];
  notes: readonly PaperNote[];
}) {
  const { meeting, themes, drafts, notes } = props;
  const store = useStore();
  const fresh = (table: string | undefined) => emptyNote(newId(store, IdeaId), meeting, table);
  const [first] = useState(
    () => drafts.find((draft) => draft.refused === undefined) ?? fresh(notes[0]?.table),
  );
  const { note, change, replace, hold } = useNote(first);
  // Consent is given note by note and never remembered.
  const [agreed, setAgreed] = useState(false);
  const [failed, setFailed] = useState<Failed | undefined>(undefined);
  const save = async (): Promise<void> => {
    hold();
    const args = noteArgs(note, meeting.id, agreed);
    const result = await submit(store, postIdea, meeting.areaId, args, { draftId: note.id });
    if (result.outcome !== 'stored') {
      setFailed(result);
      change({});
      return;
    }
    setFailed(undefined);
    setAgreed(false);
    announce(t('capture.saved', { title: args.title.trim() }));
    replace(fresh(note.table));
  };
  return (
    <>
      <NoteForm
        note={note}
        themes={themes}
        agreed={agreed}
        failed={failed}
        onChange={change}
        onAgreed={setAgreed}
        onSave={save}
      />
      <Unfinished
        drafts={drafts.filter((draft) => draft.id !== note.id)}
        onGoOn={(draft) => {
          setAgreed(false);
          setFailed(undefined);
          replace(draft);
        }}
      />
      <NoteList notes={notes} themes={themes} areaId={meeting.areaId} />
    </>
  );
}
