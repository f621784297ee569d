// The form of a new vote outlives a reload: kept while it is filled in, and given back where the server refused it.
import type { AreaId, MeetingId } from '../../../../domain/ids.ts';
import { RoundId } from '../../../../domain/ids.ts';
import type { RejectCode } from '../../../../domain/reject.ts';
import { openRound, Round } from '../../../../domain/round.ts';
import { useStore } from '../../../live/store-context.ts';
import { useKeptForm } from '../../../live/use-kept-form.ts';
import type { KehraDb } from '../../../store/db.ts';
import { newId } from '../../../store/identity.ts';
import { keptForm } from '../../../store/kept-forms.ts';
import { type Store, withDb } from '../../../store/open.ts';
import { overlayOf } from '../../../store/overlay-now.ts';
import { myCommands } from '../../../store/queries/my-commands.ts';
import { viewRow } from '../../../store/view.ts';
import { blankForm, RoundForm } from './round-form.ts';

export type FormStart = {
  readonly form: RoundForm;
  /** Why the server did not open the vote that this form is of. */
  readonly refused: RejectCode | undefined;
};

const nameOf = (areaId: AreaId): string => `round~${areaId}`;

/** What the form begins with: what was kept, unless that vote is open by now. */
export async function startOf(
  store: Store,
  areaId: AreaId,
  meetingId: MeetingId | undefined,
): Promise<FormStart> {
  const fresh = newId(store, RoundId);
  const kept = await withDb(store, (db) => keptForm(db, nameOf(areaId), RoundForm));
  if (kept === undefined) return { form: blankForm(fresh, meetingId), refused: undefined };
  const fate = await withDb(store, (db) => fateOf(db, kept.roundId));
  if (fate === 'open') return { form: blankForm(fresh, meetingId), refused: undefined };
  const form = { ...kept, meetingId: meetingId ?? kept.meetingId };
  return fate === undefined
    ? { form, refused: undefined }
    : { form: { ...form, roundId: fresh }, refused: fate };
}

async function fateOf(db: KehraDb, roundId: RoundId): Promise<'open' | RejectCode | undefined> {
  if ((await viewRow(db, await overlayOf(db), Round, roundId)) !== undefined) return 'open';
  const openings = await myCommands(db, [openRound.type]);
  const own = openings.find(({ command }) => JSON.stringify(command.args).includes(`"${roundId}"`));
  if (own === undefined) return undefined;
  return own.fate.state === 'refused' ? own.fate.code : 'open';
}

/** The form with its changes. */
export function useRoundForm(areaId: AreaId, start: RoundForm) {
  const store = useStore();
  const { form, change, flush, forget } = useKeptForm(nameOf(areaId), start);
  return {
    form,
    change: (part: Partial<RoundForm>): void => change((latest) => ({ ...latest, ...part })),
    /** Throws away what was filled in. */
    clear: (): void => forget(({ meetingId }) => blankForm(newId(store, RoundId), meetingId)),
    flush,
  };
}
