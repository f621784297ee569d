// One notice: what happened, to what, when; a tap leads there. An unread one says so in words.
import type { NoticeKind } from '../../../domain/notice-kinds.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatMoment, relative } from '../../i18n/format.ts';
import { language, t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import type { InboxNotice } from '../../store/queries/notices.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/chip.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import css from './notices.module.css';

/** Where a notice leads; the idea's screen brings its area along, the meeting's finds it by itself. */
function addressOf({ notice: { what, about, areaId } }: InboxNotice): string {
  if (what === 'kehraInvited') return `/kehra?area=${areaId}`;
  if (about.meetingId !== undefined)
    return `/meetings/${about.meetingId}${what === 'minutesPublished' ? '/minutes' : ''}`;
  if (about.roundId !== undefined) return `/vote/${about.roundId}/result`;
  if (about.ideaId !== undefined) return `/ideas/${about.ideaId}?area=${areaId}`;
  return `/ideas?area=${areaId}`;
}

function iconOf(what: NoticeKind): IconName {
  if (what === 'ideaVoted') return 'vote';
  return what === 'kehraInvited' ? 'people' : what.startsWith('idea') ? 'comment' : 'meeting';
}

/** What it is about, as it stands now on this phone. */
function aboutOf({ notice: { about }, meeting, idea }: InboxNotice): string | undefined {
  if (about.meetingId !== undefined) {
    if (meeting === undefined) return t('notices.noMeeting');
    const title = inLanguage(meeting.title, language.value);
    return meeting.startsAt === undefined ? title : `${title} · ${formatMoment(meeting.startsAt)}`;
  }
  if (about.ideaId === undefined) return undefined;
  if (idea === undefined) return t('notices.noIdea');
  return idea.hidden === undefined ? idea.title : t('notices.hiddenIdea');
}

export function NoticeCard(props: { one: InboxNotice; onOpen: () => void }) {
  const { one } = props;
  const { notice, area } = one;
  const isNew = notice.readAt === undefined;
  const about = aboutOf(one);
  const place = area === undefined ? undefined : inLanguage(area.name, language.value);
  return (
    <Card as="li" quiet={!isNew}>
      <div class={css.notice}>
        <Icon name={iconOf(notice.what)} />
        <div class={css.words}>
          <h2 class={isNew ? css.unread : css.read}>
            <a href={addressOf(one)} onClick={isNew ? props.onOpen : undefined}>
              {t(`notice.${notice.what}`)}
            </a>
          </h2>
          {about !== undefined && <p>{about}</p>}
          <div class={css.last}>
            {isNew && <Tag tone="warm" label={t('notices.new')} />}
            <p>
              {[relative(notice.at, minute.value), place].filter((part) => part !== undefined).join(' · ')}
            </p>
          </div>
        </div>
      </div>
    </Card>
  );
}
