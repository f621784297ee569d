// "I am coming": one tap, taken back by another; said at once and sent when there is a network.
import { comeToMeeting } from '../../../domain/coming.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { plural, sentenceOf, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import type { MeetingDetails } from '../../store/queries/meetings.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { announce } from '../../ui/live-region.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './meetings.module.css';

/** For a meeting that is still to come or going on. */
export function ComeCard({ details }: { details: MeetingDetails }) {
  const store = useStore();
  const { meeting, coming, isComing, waits, refused } = details;
  const room = meeting.capacity === undefined ? undefined : Math.max(0, meeting.capacity - coming);
  const say = async (isNow: boolean): Promise<void> => {
    const args = { meetingId: meeting.id, coming: isNow };
    const refusal = refusalOf(await submit(store, comeToMeeting, meeting.areaId, args));
    if (refusal !== undefined) toast(refusal);
    else announce(t(isNow ? 'meeting.comes' : 'sync.saved'));
  };
  return (
    <Card as="section">
      <h2 class={css.now}>{t('meeting.signUp')}</h2>
      <p class={css.counts}>
        <b>{plural('meeting.coming', coming)}</b>
        {room !== undefined && room > 0 && <span>{plural('meeting.room', room)}</span>}
      </p>
      {refused !== undefined && !isComing && (
        <p class={css.refused} role="status">
          <Icon name="warning" size="s" />
          <span>{t('meeting.notIn', { why: sentenceOf('reject', refused) })}</span>
        </p>
      )}
      {isComing ? (
        <div class={css.attend}>
          <p class={`${css.here} ${css.said}`}>
            <Icon name="check" size="s" />
            <span>{t('meeting.comes')}</span>
          </p>
          <Button look="plain" onClick={() => void say(false)}>
            {t('meeting.notCome')}
          </Button>
        </div>
      ) : room === 0 ? (
        <p>{t('meeting.full')}</p>
      ) : (
        <Button look="primary" wide icon="check" onClick={() => void say(true)}>
          {t('meeting.come')}
        </Button>
      )}
      {waits && (
        <p class={css.waits} role="status">
          <Icon name="clock" size="s" />
          <span>{t('meeting.waits')}</span>
        </p>
      )}
    </Card>
  );
}
