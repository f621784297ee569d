// What this person wants to be told of an area, and which ways: in the app, on this phone, by e-mail.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { goBack } from '../../platform/navigation.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Row, ScreenHead, Section } from '../../ui/screen.tsx';
import { FollowSection } from './follow-section.tsx';
import { KindSection } from './kind-section.tsx';
import { MailSection } from './mail-section.tsx';
import css from './notices.module.css';
import { PushSection } from './push-section.tsx';
import { useServerFacts } from './server-facts.ts';

/** The screen of `/notices/settings`; phone and address can be set without an area too. */
export function NoticeSettingsScreen(props: { areaId: AreaId | undefined }) {
  const facts = useServerFacts();
  return (
    <>
      <ScreenHead
        title={t('wishes.title')}
        back={{ href: '/notices', label: t('notices.title'), onClick: goBack }}
      />
      {props.areaId === undefined ? (
        <Section title={t('wishes.meetings')}>
          <p>{t('wishes.noArea')}</p>
          <div class={css.left}>
            <LinkButton href="/areas">{t('wishes.chooseArea')}</LinkButton>
          </div>
        </Section>
      ) : (
        <FollowSection areaId={props.areaId} />
      )}
      <PushSection />
      <MailSection isFolder={facts?.mail === 'folder'} />
      {props.areaId !== undefined && <KindSection areaId={props.areaId} />}
      <Section title={t('notices.title')}>
        <Row>
          <LinkButton href="/notices">{t('notices.title')}</LinkButton>
          <LinkButton icon="person" href="/me">
            {t('nav.me')}
          </LinkButton>
        </Row>
      </Section>
    </>
  );
}
