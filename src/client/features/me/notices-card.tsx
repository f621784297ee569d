// The way to the inbox, with how many notices are new.
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { unreadNotices } from '../../store/queries/notices.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Row, Section } from '../../ui/screen.tsx';

export function NoticesCard() {
  const live = settled(useLive(unreadNotices, ''));
  const unread = live.state === 'ready' ? live.value : 0;
  return (
    <Section title={t('notices.title')}>
      <p>{unread === 0 ? t('notices.noneUnread') : plural('notices.unread', unread)}</p>
      <Row>
        <LinkButton look={unread === 0 ? 'quiet' : 'primary'} href="/notices">
          {t('me.openNotices')}
        </LinkButton>
        <LinkButton look="plain" icon="gear" href="/notices/settings">
          {t('me.noticeSettings')}
        </LinkButton>
      </Row>
    </Section>
  );
}
