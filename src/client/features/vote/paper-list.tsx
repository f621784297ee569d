// The paper ballots that were typed in here last, by the end of their codes: how each stands, never what it says.
import type { RejectCode } from '../../../domain/reject.ts';
import { plural, t } from '../../i18n/words.ts';
import type { PaperEntryView } from '../../store/queries/paper-entries.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './paper.module.css';

const SHOWN = 6;
const ICONS = {
  waiting: 'clock',
  sent: 'clock',
  typed: 'people',
  cast: 'check',
  refused: 'warning',
} as const;

/** The last group of a code tells slips apart. */
export const endOf = (code: string): string => code.slice(-4);

/** Why an entry was refused. What a voter is told is about her own ballot. */
export function paperRefusal(code: RejectCode): string {
  if (code === 'code-used') return t('rounds.paperUsed');
  return code === 'round-closed' ? t('rounds.paperOver') : t(`reject.${code}`);
}

/** The newest few, and every refused one. */
export function PaperList({ entries }: { entries: readonly PaperEntryView[] }) {
  const isRefused = ({ fate }: PaperEntryView): boolean => fate.state === 'refused';
  const taken = entries.filter((entry) => !isRefused(entry)).length;
  const shown = entries.filter((entry, index) => index < SHOWN || isRefused(entry));
  return (
    <Section
      title={t('rounds.paperLast')}
      action={<span role="status">{plural('rounds.paperCount', taken)}</span>}
    >
      {shown.length === 0 && <p class={css.soft}>{t('rounds.paperNone')}</p>}
      <ul class={css.entries}>
        {shown.map(({ code, fate }) => (
          <li key={code} class={css.entry}>
            <b>{t('ballot.byCode', { code: endOf(code) })}</b>
            <p class={fate.state === 'refused' ? css.refused : css.soft} role="status">
              <Icon name={ICONS[fate.state]} size="s" />
              <span>
                {fate.state === 'refused' ? paperRefusal(fate.code) : t(`rounds.paperState.${fate.state}`)}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
