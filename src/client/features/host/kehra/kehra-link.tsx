// The way from the desk to the Kehrä, with the number of applications that wait.
import type { AreaId } from '../../../../domain/ids.ts';
import { plural, t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { kehraDesk } from '../../../store/queries/kehra-desk.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Section } from '../../../ui/screen.tsx';
import css from '../host.module.css';

export function KehraLink(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => kehraDesk(db, props.areaId), props.areaId));
  if (live.state === 'loading') return null;
  const { applications, roster } = live.value;
  return (
    <Section title={t('seats.title')}>
      <p class={css.soft}>
        {plural('kehra.seats', roster.length)} · {plural('seats.waiting', applications.length)}
      </p>
      <div>
        <LinkButton icon="people" href="/host/kehra">
          {t('seats.open')}
        </LinkButton>
      </div>
    </Section>
  );
}
