// The record of an evening as a page to read, to print, and to take along as a file.
import { useRoute } from 'preact-iso/router';
import { meetingRecord } from '../../../domain/record.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { useLive } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { online } from '../../platform/signals.ts';
import { syncStatus } from '../../store/queries/me.ts';
import { recordRows } from '../../store/queries/record-rows.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Row, ScreenHead, Section } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import css from './record.module.css';
import { groupsOf } from './record-groups.ts';
import { RecordSummary } from './record-summary.tsx';
import { ThemeRecord } from './theme-record.tsx';

/** The screen; made by the same rule as the files that the server hands out. */
export function RecordScreen() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, recordRows);
  const back = { href: `/meetings/${meetingId}`, label: t('act.back'), onClick: goBack };
  if (found.state !== 'here' || !found.value.complete) {
    return (
      <>
        <ScreenHead title={t('record.title')} back={back} />
        {found.state === 'unknown' ? (
          <EmptyState drawing="needle" title={t('record.unknown')} />
        ) : online.value ? (
          <Skeleton label={t('record.looking')} />
        ) : (
          <EmptyState title={t('record.offline')} />
        )}
      </>
    );
  }
  const record = meetingRecord(found.value);
  const title = inLanguage(record.meeting.title, language.value);
  const groups = groupsOf(record);
  const threads = new Map<string, number>(found.value.themes.map((theme) => [theme.id, theme.thread]));
  return (
    <article class={css.record}>
      <ScreenHead title={t('record.title')} pageTitle={`${t('record.title')}: ${title}`} back={back}>
        <p class={css.meeting}>{title}</p>
      </ScreenHead>
      {record.meeting.closedAt === undefined && <Banner icon="clock">{t('record.open')}</Banner>}
      <RecordSummary record={record} groups={groups} />
      <Files meetingId={record.meeting.id} />
      <Section title={t('record.byTheme')}>
        {groups.groups.length === 0 && (
          <EmptyState title={t('record.none')}>{t('record.noneText')}</EmptyState>
        )}
        {groups.groups.map((group) => (
          <ThemeRecord
            key={group.theme?.id ?? 'none'}
            group={group}
            thread={group.theme === undefined ? undefined : threads.get(group.theme.id)}
          />
        ))}
      </Section>
    </article>
  );
}

function Files(props: { meetingId: string }) {
  const live = useLive(syncStatus, '');
  const waiting = live.state === 'ready' ? live.value.waiting : 0;
  const file = `/v1/meetings/${props.meetingId}/record`;
  return (
    <div class={css.files}>
      <Section title={t('record.download')}>
        <Row>
          <LinkButton icon="download" href={`${file}.csv?lang=${language.value}`} download="kehra-record.csv">
            {t('record.csv')}
          </LinkButton>
          <LinkButton icon="download" href={`${file}.json`} download="kehra-record.json">
            {t('record.json')}
          </LinkButton>
          <Button icon="printer" onClick={() => print()}>
            {t('record.print')}
          </Button>
        </Row>
        <p class={css.soft}>{waiting === 0 ? t('record.downloadHint') : plural('record.waiting', waiting)}</p>
      </Section>
    </div>
  );
}
