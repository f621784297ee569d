// One meeting: before it when, where and whether I am coming; at it what to do now; after it what came of it.
import { attendMeeting, type Meeting, STAGES } from '../../../domain/meeting.ts';
import { standingOf } from '../../../domain/meeting-standing.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { useStore } from '../../live/store-context.ts';
import { minute } from '../../platform/clock.ts';
import { goBack } from '../../platform/navigation.ts';
import type { MeetingPage } from '../../store/queries/meeting-page.ts';
import { type MeetingDetails, meetingDetails } from '../../store/queries/meetings.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Knot, LifeLine } from '../../ui/life-line.tsx';
import { ScreenHead, Section, Stack } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { CodeCard } from './code-card.tsx';
import { ComeCard } from './come-card.tsx';
import { Facts } from './facts.tsx';
import css from './meetings.module.css';

const back = () => ({ href: '/meetings', label: t('nav.meetings'), onClick: goBack });

/** The screen of `/meetings/:meetingId`. */
export function MeetingScreen(props: { meetingId: string }) {
  const found = useAddressedMeeting(props.meetingId, meetingDetails);
  if (found.state === 'looking') {
    return (
      <>
        <ScreenHead title={t('nav.meetings')} back={back()} />
        <Skeleton label={t('app.loading')} cards={1} />
      </>
    );
  }
  if (found.state === 'unknown') {
    return (
      <>
        <ScreenHead title={t('meeting.gone')} back={back()} />
        <EmptyState
          drawing="chairs"
          title={t('meeting.goneText')}
          action={<LinkButton href="/areas">{t('meetings.typeCode')}</LinkButton>}
        />
      </>
    );
  }
  return <Shown details={found.value} />;
}

function Shown({ details }: { details: MeetingDetails }) {
  const { meeting } = details;
  const standing = standingOf(meeting, minute.value);
  const title = inLanguage(meeting.title, language.value);
  const isClosed = meeting.closedAt !== undefined;
  return (
    <>
      <ScreenHead title={title} back={back()}>
        <p class={css.soft}>{t(`meetingType.${meeting.type}`)}</p>
      </ScreenHead>
      {standing === 'cancelled' && <Cancelled meeting={meeting} />}
      {standing === 'ahead' && (
        <Stack>
          <Facts meeting={meeting} isAhead />
          <ComeCard details={details} />
        </Stack>
      )}
      {standing !== 'cancelled' && standing !== 'ahead' && <Evening details={details} />}
      {details.minutes !== undefined && (
        <Section title={t('meeting.minutes')}>
          <LinkButton href={`/meetings/${meeting.id}/minutes`}>{t('meeting.readMinutes')}</LinkButton>
        </Section>
      )}
      {standing !== 'ahead' && <Facts meeting={meeting} isAhead={false} />}
      {!isClosed && <CodeCard code={meeting.code} title={title} />}
    </>
  );
}

function Cancelled({ meeting }: { meeting: Meeting }) {
  return (
    <Card as="section">
      <h2 class={css.cancelled}>
        <Icon name="warning" /> {t('meeting.cancelledTitle')}
      </h2>
      {meeting.cancelReason !== undefined && (
        <p class={css.agenda}>{inLanguage(meeting.cancelReason, language.value)}</p>
      )}
      {meeting.cancelledAt !== undefined && <p class={css.soft}>{formatMoment(meeting.cancelledAt)}</p>}
    </Card>
  );
}

/** What to do at the meeting, or after it. */
function Evening({ details }: { details: MeetingDetails }) {
  const { meeting } = details;
  const isClosed = meeting.closedAt !== undefined;
  return (
    <>
      <Stack>
        <Card thread={4} as="section">
          <h2 class={css.now}>{t('meeting.now')}</h2>
          <p class={css.task}>{isClosed ? t('now.closed') : t(`now.${meeting.stage}`)}</p>
        </Card>
        {isClosed ? (
          <LinkButton look="primary" wide href={`/meetings/${meeting.id}/record`}>
            {t('meeting.record')}
          </LinkButton>
        ) : (
          <>
            <LinkButton look="primary" wide icon="plus" href="/ideas/new">
              {t('meeting.write')}
            </LinkButton>
            <Attend page={details} />
          </>
        )}
        <LinkButton wide href="/ideas">
          {t('meeting.see')}
        </LinkButton>
      </Stack>
      <Section title={t('meeting.stages')}>
        <LifeLine label={t('meeting.stages')} doneLabel={t('meeting.stageDone')} knots={knotsOf(meeting)} />
      </Section>
    </>
  );
}

function knotsOf(meeting: Meeting): Knot[] {
  const at = STAGES.indexOf(meeting.stage);
  const isClosed = meeting.closedAt !== undefined;
  return STAGES.map((stage, index) => ({
    label: t(`stage.${stage}`),
    state: isClosed || index < at ? 'done' : index === at ? 'now' : 'ahead',
  }));
}

function Attend(props: { page: MeetingPage }) {
  const store = useStore();
  const { meeting, attended, present } = props.page;
  const attend = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, attendMeeting, meeting.areaId, { meetingId: meeting.id }));
    if (refusal !== undefined) toast(refusal);
  };
  return (
    <div class={css.attend}>
      {attended ? (
        <p class={css.here}>{t('meeting.attending')}</p>
      ) : (
        <Button icon="check" onClick={() => void attend()}>
          {t('meeting.attend')}
        </Button>
      )}
      <span class={css.soft}>{plural('meeting.present', present)}</span>
    </div>
  );
}
