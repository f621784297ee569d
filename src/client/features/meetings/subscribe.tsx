// The area's meetings in the phone's own calendar: it asks the server by itself from then on.
import type { AreaId } from '../../../domain/ids.ts';
import { language, t } from '../../i18n/words.ts';
import { copyText } from '../../platform/share.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './meetings.module.css';

/** A link for calendars that open such links, and the address for those that want it typed in. */
export function Subscribe({ areaId }: { areaId: AreaId }) {
  const path = `/v1/areas/${areaId}/calendar.ics?lang=${language.value}`;
  const address = new URL(path, location.origin).href;
  const copy = async (): Promise<void> => {
    toast(t((await copyText(address)) ? 'meetings.feedCopied' : 'share.failed'));
  };
  return (
    <Section title={t('meetings.subscribe')}>
      <Stack>
        <p class={css.soft}>{t('meetings.subscribeText')}</p>
        <Row>
          <LinkButton icon="meeting" href={address.replace(/^https?:/, 'webcal:')}>
            {t('meetings.subscribeDo')}
          </LinkButton>
          <Button look="plain" onClick={() => void copy()}>
            {t('meetings.copyFeed')}
          </Button>
        </Row>
      </Stack>
    </Section>
  );
}
