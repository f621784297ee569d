// From and until which hour the phone is left in peace.
import { QUIET } from '../../../domain/notice-time.ts';
import type { NoticeWish } from '../../../domain/notice-wish.ts';
import { t } from '../../i18n/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Section } from '../../ui/screen.tsx';
import type { Choose } from './choose.ts';
import css from './notices.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

export function QuietHours(props: { wish: NoticeWish; onChoose: Choose }) {
  const { choices, quiet = QUIET } = props.wish;
  const set = (change: Partial<typeof quiet>): void =>
    void props.onChoose({ choices, quiet: { ...quiet, ...change } });
  return (
    <Section title={t('quiet.title')}>
      <p class={css.soft}>{t(quiet.from === quiet.to ? 'quiet.never' : 'quiet.text')}</p>
      <div class={css.hours}>
        <Select
          label={t('quiet.from')}
          options={HOURS}
          value={String(quiet.from)}
          onChange={(hour) => set({ from: Number(hour) })}
        />
        <Select
          label={t('quiet.to')}
          options={HOURS}
          value={String(quiet.to)}
          onChange={(hour) => set({ to: Number(hour) })}
        />
      </div>
    </Section>
  );
}
