// The Kehrä for its admin: applications to answer, the roster, its balance, who could be invited, and what happened.
import type { AreaId } from '../../../../domain/ids.ts';
import { BALANCE_LINE, balanceBars } from '../../../i18n/balance-words.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { plural, t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { goBack } from '../../../platform/navigation.ts';
import type { KehraDb } from '../../../store/db.ts';
import { type KehraDesk, kehraDesk, type RosterStep } from '../../../store/queries/kehra-desk.ts';
import { myRights } from '../../../store/queries/staff.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { ScreenHead, Section } from '../../../ui/screen.tsx';
import { ShareBars } from '../../../ui/share-bars.tsx';
import { EmptyState, Skeleton } from '../../../ui/state.tsx';
import css from '../host.module.css';
import { Refusals } from '../refusals.tsx';
import { ApplicationSection } from './application-section.tsx';
import { RosterSection } from './roster-section.tsx';

const STEPS_SHOWN = 100;

const read = async (db: KehraDb, areaId: AreaId) => {
  const [desk, rights] = await Promise.all([kehraDesk(db, areaId), myRights(db, areaId)]);
  return { desk, isAllowed: rights.has('seat.keep') };
};

/** The screen of `/host/kehra`. */
export function HostKehra(props: { areaId: AreaId }) {
  const live = settled(useLive((db) => read(db, props.areaId), props.areaId));
  return (
    <>
      <ScreenHead
        title={t('seats.title')}
        back={{ href: '/host', label: t('host.title'), onClick: goBack }}
      />
      <Refusals />
      {live.state === 'loading' && <Skeleton label={t('app.loading')} />}
      {live.state === 'ready' && !live.value.isAllowed && <EmptyState title={t('seats.denied')} />}
      {live.state === 'ready' && live.value.isAllowed && (
        <Desk areaId={props.areaId} desk={live.value.desk} />
      )}
    </>
  );
}

function Desk({ areaId, desk }: { areaId: AreaId; desk: KehraDesk }) {
  return (
    <>
      <ApplicationSection areaId={areaId} applications={desk.applications} />
      <Section title={t('kehra.balance')}>
        <ShareBars bars={balanceBars(desk.roster)} line={BALANCE_LINE} />
      </Section>
      <RosterSection areaId={areaId} roster={desk.roster} />
      <Section title={t('seats.network')}>
        <p>{plural('seats.visits', desk.visits)}</p>
        <p class={css.soft}>{t('seats.networkText')}</p>
        <LinkButton icon="people" href="/kehra">
          {t('seats.publicPage')}
        </LinkButton>
      </Section>
      <Section title={t('seats.log')}>
        {desk.steps.length === 0 && <p class={css.soft}>{t('seats.logEmpty')}</p>}
        <ol class={css.plainList}>
          {desk.steps.slice(0, STEPS_SHOWN).map((step) => (
            <Step key={`${step.seatId}${step.at}${step.what}`} step={step} />
          ))}
        </ol>
      </Section>
    </>
  );
}

function Step({ step }: { step: RosterStep }) {
  return (
    <li>
      <b>{step.name}</b> {t(`seats.step.${step.what}`)}
      <p class={css.soft}>{[formatMoment(step.at), step.reason].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
