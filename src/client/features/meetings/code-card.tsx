// The meeting's code, large enough to hold towards a friend, and a link to send.
import { t } from '../../i18n/words.ts';
import { share } from '../../platform/share.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Section } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './meetings.module.css';

export function CodeCard(props: { code: string; title: string }) {
  const path = `/j/${props.code}`;
  const shareIt = async (): Promise<void> => {
    const shared = await share(props.title, path);
    if (shared === 'copied') toast(t('share.copied'));
    if (shared === 'failed') toast(t('share.failed'));
  };
  return (
    <Section title={t('meeting.invite')}>
      <div class={css.code}>
        <QrCode text={new URL(path, location.origin).href} label={t('meeting.qr', { code: props.code })} />
        <p>
          <span class={css.soft}>{t('meeting.code')}</span>
          <b>{props.code}</b>
        </p>
        <Button icon="share" onClick={() => void shareIt()}>
          {t('act.share')}
        </Button>
      </div>
    </Section>
  );
}
