// When a meeting or each of a series is, from what stands in the fields; or what is wrong with it, in words.

import { formatDate } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { fromField, isLeftOut } from './local-time.ts';
import { movedWith } from './series.ts';
import { type SeriesDraft, startsOf } from './series-fields.tsx';

/** A meeting's times; both are missing where nobody knows yet. */
export type Occasion = { readonly startsAt: string | undefined; readonly endsAt: string | undefined };
export type TimeTroubles = { readonly startsAt?: string; readonly endsAt?: string };

/** Empty fields are no trouble; a time that clocks leave out is. */
export function occasionsOf(
  startsAt: string,
  endsAt: string,
  series: SeriesDraft,
): { readonly occasions: readonly Occasion[] } | { readonly troubles: TimeTroubles } {
  const [start, end] = [fromField(startsAt), fromField(endsAt)];
  const troubles = {
    ...(isLeftOut(startsAt) && { startsAt: t('host.noSuchTime') }),
    ...(start === undefined && !isLeftOut(startsAt) && endsAt !== '' && { startsAt: t('host.noStart') }),
    ...(isLeftOut(endsAt) && { endsAt: t('host.noSuchTime') }),
    ...(start !== undefined &&
      end !== undefined &&
      end <= start && { endsAt: t('reject.ends-before-start') }),
  };
  if (Object.keys(troubles).length > 0) return { troubles };
  if (start === undefined) return { occasions: [{ startsAt: undefined, endsAt: undefined }] };
  const clocks = startsOf(startsAt, series).map((first) => ({
    first,
    last: end === undefined ? '' : movedWith(first, startsAt, endsAt),
  }));
  const gap = clocks.flatMap(({ first, last }) => [first, last]).find(isLeftOut);
  if (gap !== undefined) {
    const day = formatDate(`${gap.slice(0, 10)}T12:00:00Z`);
    return { troubles: { startsAt: t('host.noSuchTimeOn', { day }) } };
  }
  return {
    occasions: clocks.map(({ first, last }) => ({ startsAt: fromField(first), endsAt: fromField(last) })),
  };
}
