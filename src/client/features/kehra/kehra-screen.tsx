// The Kehrä of the area for everybody: what it is, who sits in it, whether its sides are in balance, and how to join.
import { useEffect } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import type { Seat } from '../../../domain/seat.ts';
import { SIDES } from '../../../domain/tally/grades.ts';
import { BALANCE_LINE, balanceBars } from '../../i18n/balance-words.ts';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { goBack } from '../../platform/navigation.ts';
import { type KehraView, kehraView } from '../../store/queries/kehra.ts';
import { ScreenHead, Section } from '../../ui/screen.tsx';
import { ShareBars } from '../../ui/share-bars.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import css from './kehra.module.css';
import { OwnPart } from './own-part.tsx';

/** The screen of `/kehra`. */
export function KehraScreen(props: { areaId: AreaId }) {
  // An answer to her application is among her own rows, of which no bell rings.
  useEffect(wake, []);
  const live = settled(useLive((db) => kehraView(db, props.areaId), props.areaId));
  return (
    <>
      <ScreenHead
        title={t('kehra.title')}
        back={{ href: '/meetings', label: t('nav.meetings'), onClick: goBack }}
      >
        <p class={css.soft}>{t('kehra.what')}</p>
      </ScreenHead>
      {live.state === 'loading' || (!live.value.complete && live.value.seats.length === 0) ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <Group areaId={props.areaId} view={live.value} />
      )}
    </>
  );
}

function Group({ areaId, view }: { areaId: AreaId; view: KehraView }) {
  const { seats } = view;
  return (
    <>
      <OwnPart areaId={areaId} view={view} />
      {seats.length === 0 ? (
        <EmptyState drawing="chairs" title={t('kehra.empty')}>
          {t('kehra.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Section title={t('kehra.balance')}>
            <p class={css.soft}>{t('kehra.balanceText')}</p>
            <ShareBars bars={balanceBars(seats)} line={BALANCE_LINE} />
          </Section>
          <Section title={t('kehra.who')}>
            {SIDES.map((side) => (
              <SideList key={side} side={side} seats={seats.filter((seat) => seat.side === side)} />
            ))}
          </Section>
        </>
      )}
    </>
  );
}

/** Names of those who agreed; the others are a number. */
function SideList(props: { side: Seat['side']; seats: readonly Seat[] }) {
  const named = props.seats.filter(({ name }) => name !== undefined);
  const nameless = props.seats.length - named.length;
  return (
    <div class={css.side}>
      <h3>{t(`side.${props.side}`)}</h3>
      {props.seats.length === 0 && <p class={css.soft}>{t('kehra.sideEmpty')}</p>}
      <ul class={css.names}>
        {named.map((seat) => (
          <li key={seat.id}>{seat.name}</li>
        ))}
        {nameless > 0 && (
          <li class={css.soft}>{plural(named.length > 0 ? 'kehra.others' : 'kehra.nameless', nameless)}</li>
        )}
      </ul>
    </div>
  );
}
