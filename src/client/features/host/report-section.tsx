// What people asked the hosts to look at: each text once, with two ways out.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { dismissReport } from '../../../domain/moderation.ts';
import { REPORT_REASONS } from '../../../domain/report.ts';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { type Reported, reported } from '../../store/queries/reported.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import { HideSheet } from './hide-sheet.tsx';
import css from './host.module.css';
import { useSend } from './send.ts';

/** Open reports, oldest first. */
export function ReportSection(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => reported(db, props.areaId), props.areaId));
  const queue = live.state === 'ready' ? live.value : [];
  return (
    <Section title={t('host.reports')}>
      {live.state === 'ready' && queue.length === 0 && <p class={css.soft}>{t('host.noReports')}</p>}
      <ul class={css.list}>
        {queue.map((found) => (
          <ReportCard key={found.target.id} areaId={props.areaId} found={found} />
        ))}
      </ul>
    </Section>
  );
}

function ReportCard({ areaId, found }: { areaId: AreaId; found: Reported }) {
  const [isHiding, setHiding] = useState(false);
  const send = useSend();
  const settle = async (done?: string): Promise<void> => {
    for (const report of found.reports) await send(dismissReport, areaId, { reportId: report.id }, done);
  };
  const { target, title, text, reports } = found;
  return (
    <Card as="li">
      <Stack gap="s">
        <Row spread>
          <Tag tone="warm" label={t(target.kind === 'idea' ? 'host.anIdea' : 'host.aComment')} />
          <span class={css.soft}>{plural('host.reportedBy', reports.length)}</span>
        </Row>
        {title !== undefined && <h3>{title}</h3>}
        {text !== undefined && <p class={css.text}>{text}</p>}
        {found.authorName !== undefined && <p class={css.soft}>{found.authorName}</p>}
        <ul class={css.reasons}>
          {REPORT_REASONS.map((reason) => {
            const same = reports.filter((report) => report.reason === reason);
            return (
              same.length > 0 && (
                <li key={reason}>
                  <b>{t(`reason.${reason}`)}</b>
                  {same.length > 1 && ` × ${same.length}`}
                  {same.map((report) => report.text !== undefined && <p key={report.id}>{report.text}</p>)}
                </li>
              )
            );
          })}
        </ul>
        <Row>
          <Button look="danger" icon="flag" onClick={() => setHiding(true)}>
            {t('host.hide')}
          </Button>
          <Button icon="check" onClick={() => settle(t('host.left'))}>
            {t('host.leave')}
          </Button>
          <LinkButton look="plain" href={`/ideas/${found.ideaId}`}>
            {t('host.seeIdea')}
          </LinkButton>
        </Row>
      </Stack>
      {isHiding && (
        <HideSheet
          areaId={areaId}
          target={target}
          text={title ?? text ?? ''}
          onClose={() => setHiding(false)}
          onHidden={() => void settle()}
        />
      )}
    </Card>
  );
}
