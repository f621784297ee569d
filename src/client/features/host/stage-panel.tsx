// Where the evening is, what the host does now, and one big button to what comes next.
import { useState } from 'preact/hooks';
import { type Meeting, STAGES, type Stage } from '../../../domain/meeting.ts';
import { closeMeeting, setStage } from '../../../domain/meeting-host.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { type Knot, LifeLine } from '../../ui/life-line.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useSend } from './send.ts';
import { nextStep, type Step, stageBefore } from './stage-steps.ts';

/** The stages as a thread; closing asks first, and can be taken back. */
export function StagePanel({ meeting }: { meeting: Meeting }) {
  const [isAsking, setAsking] = useState(false);
  const send = useSend();
  const isClosed = meeting.closedAt !== undefined;
  const before = stageBefore(meeting);
  const goTo = (stage: Stage): void => {
    const done = t('host.stageIs', { stage: t(`stage.${stage}`) });
    void send(setStage, meeting.areaId, { meetingId: meeting.id, stage }, done);
  };
  const take = (step: Step): void => (step === 'close' ? setAsking(true) : goTo(step.to));
  const setClosed = async (closed: boolean): Promise<void> => {
    setAsking(false);
    await send(
      closeMeeting,
      meeting.areaId,
      { meetingId: meeting.id, closed },
      t(closed ? 'host.do.closed' : 'host.stageIs', { stage: t(`stage.${meeting.stage}`) }),
    );
  };
  return (
    <Card>
      <Stack>
        <LifeLine label={t('meeting.stages')} knots={knotsOf(meeting)} doneLabel={t('meeting.stageDone')} />
        <p>{t(`host.do.${isClosed ? 'closed' : meeting.stage}`)}</p>
        <NextButton meeting={meeting} onTake={take} />
        {before !== undefined && (
          <Row>
            <Button look="plain" icon="back" onClick={() => goTo(before)}>
              {t('host.backTo', { stage: t(`stage.${before}`) })}
            </Button>
          </Row>
        )}
        {isClosed && (
          <Row>
            <Button onClick={() => setClosed(false)}>{t('host.reopen')}</Button>
          </Row>
        )}
      </Stack>
      {isAsking && <CloseSheet onClose={() => setAsking(false)} onYes={() => void setClosed(true)} />}
    </Card>
  );
}

function knotsOf(meeting: Meeting): Knot[] {
  const at = meeting.closedAt === undefined ? STAGES.indexOf(meeting.stage) : STAGES.length;
  return STAGES.map((stage, index) => ({
    label: t(`stage.${stage}`),
    state: index < at ? 'done' : index === at ? 'now' : 'ahead',
  }));
}

function NextButton(props: { meeting: Meeting; onTake: (step: Step) => void }) {
  const step = nextStep(props.meeting);
  if (step === undefined) return null;
  const words = step === 'close' ? t('host.next.close') : nextWords(step.to);
  return (
    <Button
      look="primary"
      wide
      icon={step === 'close' ? 'check' : 'forward'}
      onClick={() => props.onTake(step)}
    >
      {words}
    </Button>
  );
}

function nextWords(stage: Stage): string {
  // Nothing leads forward to the first stage.
  return stage === 'welcome' ? t('stage.welcome') : t(`host.next.${stage}`);
}

function CloseSheet(props: { onClose: () => void; onYes: () => void }) {
  return (
    <Sheet title={t('host.closeAsk')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Stack>
        <p>{t('host.closeText')}</p>
        <Row>
          <Button look="primary" icon="check" onClick={props.onYes}>
            {t('host.next.close')}
          </Button>
          <Button look="plain" onClick={props.onClose}>
            {t('act.cancel')}
          </Button>
        </Row>
      </Stack>
    </Sheet>
  );
}
