// The form of an application: kept on the phone until the server has taken it, so that nothing is typed twice.
import * as v from 'valibot';
import { type AreaId, SeatId } from '../../../domain/ids.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { isCurrent } from '../../../domain/seat.ts';
import { SIDES } from '../../../domain/tally/grades.ts';
import { useKeptForm } from '../../live/use-kept-form.ts';
import { newId } from '../../store/identity.ts';
import { keptForm } from '../../store/kept-forms.ts';
import { type Store, withDb } from '../../store/open.ts';
import { kehraView, newestSent } from '../../store/queries/kehra.ts';

const ApplyForm = v.object({
  seatId: SeatId,
  side: v.optional(v.picklist(SIDES)),
  name: v.string(),
  why: v.string(),
  isPublic: v.boolean(),
});
export type ApplyForm = v.InferOutput<typeof ApplyForm>;

export type ApplyStart = {
  readonly form: ApplyForm;
  /** Why the server did not take it. */
  readonly refused: RejectCode | undefined;
  /** She has applied or sits: there is nothing to fill in. */
  readonly isDone: boolean;
};

const nameOf = (areaId: AreaId): string => `seat~${areaId}`;

/** What was kept, under a new id where it has been sent before. */
export const startOf = (store: Store, areaId: AreaId): Promise<ApplyStart> =>
  withDb(store, async (db) => {
    const [kept, sent, { own }] = await Promise.all([
      keptForm(db, nameOf(areaId), ApplyForm),
      newestSent(db, areaId),
      kehraView(db, areaId),
    ]);
    const seatId = newId(store, SeatId);
    const isDone = own !== undefined && isCurrent(own);
    const wasSent = kept !== undefined && sent?.seatId === kept.seatId;
    const refused = wasSent && sent.fate.state === 'refused' ? sent.fate.code : undefined;
    if (kept === undefined || (wasSent && refused === undefined))
      return { form: { seatId, side: undefined, name: '', why: '', isPublic: false }, refused, isDone };
    return { form: refused === undefined ? kept : { ...kept, seatId }, refused, isDone };
  });

/** The form with its changes. */
export function useApplyForm(areaId: AreaId, start: ApplyForm) {
  const { form, change, flush } = useKeptForm(nameOf(areaId), start);
  return {
    form,
    change: (part: Partial<ApplyForm>): void => change((latest) => ({ ...latest, ...part })),
    flush,
  };
}
