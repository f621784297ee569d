// The evening in numbers, as they change.

import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { useLive } from '../../live/store-context.ts';
import type { Evening } from '../../store/queries/evening.ts';
import { syncStatus } from '../../store/queries/me.ts';
import { Counts } from './counts.tsx';
import css from './evening.module.css';

/** Present, ideas, supports, comments, and what this device has not sent yet. */
export function EveningCounts({ evening }: { evening: Evening }) {
  const live = useLive(syncStatus, '');
  const waiting = live.state === 'ready' ? live.value.waiting : 0;
  const counts = [
    [t('host.count.present'), evening.present],
    [t('host.count.ideas'), evening.ideas.length],
    [t('host.count.supports'), evening.supports],
    [t('host.count.comments'), evening.comments],
  ] as const;
  return (
    <section class={css.numbers} aria-label={t('host.counts')}>
      <Counts of={counts} />
      {waiting > 0 && (
        <p class={css.waiting}>
          {t('host.count.waiting')}: <b>{formatNumber(waiting)}</b>
        </p>
      )}
    </section>
  );
}
