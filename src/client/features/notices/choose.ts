// Saving what a person wants to be told of an area: always the whole of it, so that it is right offline too.
import type { AreaId } from '../../../domain/ids.ts';
import { chooseNotices, type NoticeWish } from '../../../domain/notice-wish.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { useStore } from '../../live/store-context.ts';
import { submit } from '../../store/submit.ts';
import { announce } from '../../ui/live-region.tsx';
import { toast } from '../../ui/toast.tsx';

export type Choice = Pick<NoticeWish, 'choices' | 'quiet'>;
export type Choose = (choice: Choice, said?: string) => Promise<void>;

/** Saves it; `said` is for screen readers where the screen alone shows too little. */
export function useChoose(areaId: AreaId): Choose {
  const store = useStore();
  return async (choice, said) => {
    const refusal = refusalOf(await submit(store, chooseNotices, areaId, choice));
    if (refusal !== undefined) toast(refusal);
    else if (said !== undefined) announce(said);
  };
}
