// The paper ballots that were typed in here last, by the end of their codes: how each stands, never what it says.
import type { RejectCode } from '../../../domain/reject.ts';
import { plural, t } from '../../i18n/words.ts';
import { useSaid } from '../../live/said.ts';
import type { Opened } from '../../store/open-ballots.ts';
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

const codeIn = (said: Opened | undefined): string =>
  said === undefined || said === 'unreadable' ? '…' : endOf(said.code ?? '');

/** Why an entry was refused. What a voter is told is about her own ballot. */
export function paperRefusal(code: RejectCode): string {
  if (code === 'code-used') return t('rounds.paperUsed');
  return code === 'round-closed' ? t('rounds.paperOver') : t(`reject.${code}`);
}

const isRefused = ({ fate }: PaperEntryView): boolean => fate.state === 'refused';
const wordsOf = ({ fate }: PaperEntryView): string =>
  fate.state === 'refused' ? paperRefusal(fate.code) : t(`rounds.paperState.${fate.state}`);

/** What has to be typed in anew; stands over the form, where it cannot be missed. */
export function PaperRefused({ entries }: { entries: readonly PaperEntryView[] }) {
  return (
    <div role="status">
      <Entries entries={entries.filter(isRefused)} />
    </div>
  );
}

/** The newest few of those that were not refused. */
export function PaperList({ entries }: { entries: readonly PaperEntryView[] }) {
  const taken = entries.filter((entry) => !isRefused(entry));
  return (
    <Section
      title={t('rounds.paperLast')}
      action={<span role="status">{plural('rounds.paperCount', taken.length)}</span>}
    >
      {taken.length === 0 && <p class={css.soft}>{t('rounds.paperNone')}</p>}
      <Entries entries={taken.slice(0, SHOWN)} />
    </Section>
  );
}

function Entries({ entries }: { entries: readonly PaperEntryView[] }) {
  const saidOf = useSaid(entries);
  if (entries.length === 0) return null;
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.slip} class={css.entry}>
          <b>{t('ballot.byCode', { code: codeIn(saidOf(entry)) })}</b>
          <p class={isRefused(entry) ? css.refused : css.soft}>
            <Icon name={ICONS[entry.fate.state]} size="s" />
            <span>{wordsOf(entry)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
