// One meeting: what to do now, its stages, when and where, its code for a friend, and that I am here.
import { attendMeeting, type Meeting, STAGES } from '../../../domain/meeting.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { useStore } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { type MeetingPage, meetingPage } from '../../store/queries/meeting-page.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Knot, LifeLine } from '../../ui/life-line.tsx';
import { ScreenHead, Section, Stack } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { CodeCard } from './code-card.tsx';
import css from './meetings.module.css';

const back = () => ({ href: '/meetings', label: t('nav.meetings'), onClick: goBack });

/** The screen of `/meetings/:meetingId`. */
export function MeetingScreen(props: { meetingId: string }) {
  const found = useAddressedMeeting(props.meetingId, meetingPage);
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
  return <Standing page={found.value} />;
}

function Standing(props: { page: MeetingPage }) {
  const { meeting } = props.page;
  const isClosed = meeting.closedAt !== undefined;
  return (
    <>
      <ScreenHead title={inLanguage(meeting.title, language.value)} back={back()}>
        <p class={css.soft}>{t(`meetingType.${meeting.type}`)}</p>
      </ScreenHead>
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
            <Attend page={props.page} />
          </>
        )}
        <LinkButton wide href="/ideas">
          {t('meeting.see')}
        </LinkButton>
      </Stack>
      <Section title={t('meeting.stages')}>
        <LifeLine label={t('meeting.stages')} doneLabel={t('meeting.stageDone')} knots={knotsOf(meeting)} />
      </Section>
      <Facts meeting={meeting} />
      {!isClosed && <CodeCard code={meeting.code} title={inLanguage(meeting.title, language.value)} />}
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

function Facts(props: { meeting: Meeting }) {
  const { startsAt, openedAt, place, agenda } = props.meeting;
  return (
    <dl class={css.facts}>
      <div>
        <dt>{t('meeting.when')}</dt>
        <dd>{formatMoment(startsAt ?? openedAt)}</dd>
      </div>
      {place !== undefined && (
        <div>
          <dt>{t('meeting.where')}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {agenda !== undefined && (
        <div>
          <dt>{t('meeting.agenda')}</dt>
          <dd class={css.agenda}>{inLanguage(agenda, language.value)}</dd>
        </div>
      )}
    </dl>
  );
}
