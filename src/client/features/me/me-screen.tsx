// This person and this phone: what waits, what came back, what she wrote, and how she wants things.
import type { AreaId } from '../../../domain/ids.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { hostScopes } from '../../store/queries/me.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { DraftList } from './draft-list.tsx';
import { InstallCard } from './install-card.tsx';
import css from './me.module.css';
import { MyIdeas } from './my-ideas.tsx';
import { NoticesCard } from './notices-card.tsx';
import { Outbox } from './outbox.tsx';
import { PhoneData } from './phone-data.tsx';
import { PhonesCard } from './phones-card.tsx';
import { Settings } from './settings.tsx';

/** The screen of `/me`; it is there without an area too. */
export function MeScreen(props: { areaId: AreaId | undefined }) {
  const scopes = settled(useLive(hostScopes, ''));
  const isHost = scopes.state === 'ready' && scopes.value.length > 0;
  return (
    <>
      <ScreenHead
        title={t('me.title')}
        beside={
          <LinkButton look="plain" href="/help">
            {t('me.help')}
          </LinkButton>
        }
      />
      <Outbox />
      <DraftList />
      <NoticesCard />
      {isHost && (
        <Section title={t('me.host')}>
          <p>{t('me.hostText')}</p>
          <div class={css.left}>
            <LinkButton icon="people" href="/host">
              {t('me.host')}
            </LinkButton>
          </div>
        </Section>
      )}
      {props.areaId !== undefined && <MyIdeas areaId={props.areaId} />}
      <Settings />
      <InstallCard />
      <PhonesCard />
      <PhoneData />
      <Section title={t('me.about')}>
        <p>{t('me.aboutText')}</p>
      </Section>
    </>
  );
}
