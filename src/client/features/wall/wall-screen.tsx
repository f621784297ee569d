// The wall for the projector: how to come in, big numbers, and what belongs to the stage. Read at eight metres, never
// scrolled, and a lost line is only a small calm mark: all it shows comes from this device's store.
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso/router';
import { inLanguage } from '../../../domain/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { useAddressedMeeting } from '../../live/addressed.ts';
import { keepAwake } from '../../platform/wake-lock.ts';
import { WallFoot } from '../../projector/foot.tsx';
import { WallWaiting } from '../../projector/wall-waiting.tsx';
import { type Evening, evening } from '../../store/queries/evening.ts';
import { LiveRegion } from '../../ui/live-region.tsx';
import { StitchRule } from '../../ui/thread.tsx';
import { JoinPanel } from './join-panel.tsx';
import { StageView } from './stage-view.tsx';
import { useNews } from './use-news.ts';
import css from './wall.module.css';

/** The screen; a wall on a borrowed laptop fetches the meeting of its address. */
export function WallScreen() {
  const { meetingId = '' } = useRoute().params;
  const found = useAddressedMeeting(meetingId, evening);
  useEffect(keepAwake, []);
  return (
    <>
      {found.state === 'here' ? (
        <Wall evening={found.value} />
      ) : (
        <WallWaiting
          name={t('host.toWall')}
          title={t(found.state === 'looking' ? 'wall.looking' : 'wall.unknown')}
          text={found.state === 'unknown' ? t('wall.unknownText') : undefined}
        />
      )}
      <LiveRegion />
    </>
  );
}

function Wall(props: { evening: Evening }) {
  const { meeting, area } = props.evening;
  const title = inLanguage(meeting.title, language.value);
  useNews(props.evening);
  useEffect(() => {
    document.title = `${title} · Kehrä`;
  }, [title]);
  return (
    <div class={css.wall} data-stage={meeting.closedAt === undefined ? meeting.stage : 'closed'}>
      <header class={css.head}>
        <div class={css.names}>
          <p class={css.area}>{area === undefined ? t('app.name') : inLanguage(area.name, language.value)}</p>
          <h1>{title}</h1>
        </div>
        <Numbers evening={props.evening} />
        <div class={css.rule}>
          <StitchRule />
        </div>
      </header>
      <div class={css.stage}>
        <StageView evening={props.evening} />
      </div>
      <JoinPanel meeting={meeting} />
      <WallFoot host={`/host/${meeting.id}`} place={css.foot} />
    </div>
  );
}

function Numbers({ evening }: { evening: Evening }) {
  const { present, supports } = evening;
  const ideas = evening.ideas.length;
  const numbers = [
    [t('wall.present'), present],
    [plural('wall.ideas', ideas), ideas],
    [plural('wall.supports', supports), supports],
  ] as const;
  return (
    <dl class={css.numbers} aria-label={t('wall.numbers')}>
      {numbers.map(([label, count], index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
