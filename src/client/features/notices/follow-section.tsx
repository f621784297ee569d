// Whether a person is told of an area's meetings: of those that she is not coming to, only if she asks.
import type { AreaId } from '../../../domain/ids.ts';
import { NOTICE_KINDS, NOTICES } from '../../../domain/notice-kinds.ts';
import type { NoticeWish } from '../../../domain/notice-wish.ts';
import { inLanguage } from '../../../domain/text.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import { type WishView, wishView } from '../../store/queries/notice-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Section, Stack } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { type Choice, useChoose } from './choose.ts';
import css from './notices.module.css';

const OF_MEETINGS = NOTICE_KINDS.filter((what) => NOTICES[what].to === 'followers');

export function FollowSection({ areaId }: { areaId: AreaId }) {
  const live = settled(useLive((db) => wishView(db, areaId), areaId));
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  return <Follow areaId={areaId} view={live.value} />;
}

function Follow({ areaId, view: { wish, area } }: { areaId: AreaId; view: WishView }) {
  const choose = useChoose(areaId);
  const isStopped = wish !== undefined && OF_MEETINGS.every((what) => wish.choices[what]?.length === 0);
  const name = area === undefined ? undefined : inLanguage(area.name, language.value);
  return (
    <Section title={[t('wishes.meetings'), name].filter((part) => part !== undefined).join(': ')}>
      <Stack>
        {wish === undefined ? (
          <>
            <p>{t('wishes.followText')}</p>
            <p class={css.soft}>{t('wishes.without')}</p>
          </>
        ) : (
          <p>{t(isStopped ? 'wishes.stopped' : 'wishes.follows')}</p>
        )}
        <div class={css.left}>
          {wish === undefined || isStopped ? (
            <Button
              look="primary"
              icon="check"
              onClick={() => void choose(withMeetings(wish), t('wishes.follows'))}
            >
              {t(isStopped ? 'wishes.again' : 'wishes.follow')}
            </Button>
          ) : (
            <Button look="plain" onClick={() => void choose(withoutMeetings(wish), t('wishes.stopped'))}>
              {t('wishes.stop')}
            </Button>
          )}
        </div>
      </Stack>
    </Section>
  );
}

/** What she has chosen of all but meetings. */
const others = (wish: NoticeWish | undefined): Choice['choices'] =>
  Object.fromEntries(
    NOTICE_KINDS.flatMap((what) => {
      const chosen = wish?.choices[what];
      return chosen === undefined || OF_MEETINGS.includes(what) ? [] : [[what, chosen]];
    }),
  );

const withMeetings = (wish: NoticeWish | undefined): Choice => ({
  choices: others(wish),
  quiet: wish?.quiet,
});

const withoutMeetings = (wish: NoticeWish): Choice => ({
  choices: { ...others(wish), ...Object.fromEntries(OF_MEETINGS.map((what) => [what, []])) },
  quiet: wish.quiet,
});
