// What was hidden and why, with a way to show it again.
import type { AreaId } from '../../../domain/ids.ts';
import { unhide } from '../../../domain/moderation.ts';
import { relative } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import type { DeskView } from '../../store/queries/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import css from './host.module.css';
import { useSend } from './send.ts';

type Withheld = DeskView['withheld'][number];

/** Newest first. */
export function HiddenSection(props: { areaId: AreaId; withheld: readonly Withheld[] }) {
  const newest = [...props.withheld].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Section title={t('host.hidden')}>
      {newest.length === 0 && <p class={css.soft}>{t('host.noHidden')}</p>}
      <ul class={css.list}>
        {newest.map((row) => (
          <HiddenCard key={row.id} areaId={props.areaId} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function HiddenCard({ areaId, row }: { areaId: AreaId; row: Withheld }) {
  const send = useSend();
  const name = row.title ?? row.text ?? '';
  return (
    <Card as="li" quiet>
      <Stack gap="s">
        {row.title !== undefined && <h3>{row.title}</h3>}
        {row.text !== undefined && <p class={css.text}>{row.text}</p>}
        <p class={css.soft}>
          {t('idea.hiddenReason', { reason: row.reason })} · {relative(row.at, minute.value)}
        </p>
        <Row>
          <Button
            label={t('host.showAgainOf', { title: name })}
            onClick={() => send(unhide, areaId, { target: row.target }, t('host.shownAgain'))}
          >
            {t('host.showAgain')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
