// The evening in a table: when and where it was, and its numbers.
import type { MeetingRecord } from '../../../domain/record.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import css from './record.module.css';
import type { RecordGroups } from './record-groups.ts';

type Line = readonly [label: string, value: string | undefined];

/** Lines without a value are left out; noughts that would only puzzle too. */
export function RecordSummary({ record, groups }: { record: MeetingRecord; groups: RecordGroups }) {
  const { meeting, area, totals } = record;
  const some = (count: number): string | undefined => (count === 0 ? undefined : formatNumber(count));
  const lines: Line[] = [
    [t('host.area'), area && inLanguage(area.name, language.value)],
    [t('host.meetingType'), t(`meetingType.${meeting.type}`)],
    [t('meeting.when'), formatMoment(meeting.startsAt ?? meeting.openedAt)],
    [t('record.closedAt'), meeting.closedAt && formatMoment(meeting.closedAt)],
    [t('meeting.where'), meeting.place],
    [t('meeting.agenda'), meeting.agenda && inLanguage(meeting.agenda, language.value)],
    [t('record.present'), formatNumber(record.present)],
    [t('record.ideas'), formatNumber(groups.shown)],
    [t('record.supports'), formatNumber(totals.supports)],
    [t('record.comments'), formatNumber(totals.comments)],
    [t('record.mergedCount'), some(groups.merged)],
    [t('record.late'), some(totals.late)],
    [t('record.hidden'), some(groups.hidden)],
  ];
  return (
    <Section title={t('record.summary')}>
      <table class={css.summary}>
        <tbody>
          {lines.map(
            ([label, value]) =>
              value !== undefined && (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </Section>
  );
}
