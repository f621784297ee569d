// What to tell of an area: nothing is told of its meetings to everybody until she asks; then each kind has its ways.
import { Area } from '../../../domain/area.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { NOTICE_KINDS, NOTICES } from '../../../domain/notice-kinds.ts';
import { chooseNotices, type NoticeWish } from '../../../domain/notice-wish.ts';
import { inLanguage } from '../../../domain/text.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import type { KehraDb } from '../../store/db.ts';
import { overlayOf } from '../../store/overlay-now.ts';
import { mailView, pushView, wishFor } from '../../store/queries/notice-settings.ts';
import { submit } from '../../store/submit.ts';
import { viewRow } from '../../store/view.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Section, Stack } from '../../ui/screen.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Choice } from './choice.ts';
import { KindSwitches } from './kind-switches.tsx';
import css from './notices.module.css';
import { QuietHours } from './quiet-hours.tsx';

const OF_MEETINGS = NOTICE_KINDS.filter((what) => NOTICES[what].to === 'followers');

async function wishView(db: KehraDb, areaId: AreaId) {
  const overlay = await overlayOf(db);
  const [wish, area, { asked }, { box }] = await Promise.all([
    wishFor(db, areaId),
    viewRow(db, overlay, Area, areaId),
    pushView(db),
    mailView(db),
  ]);
  return { wish, area, hasPush: asked !== undefined, hasMail: box?.address !== undefined };
}

export function WishSection({ areaId }: { areaId: AreaId }) {
  const store = useStore();
  const live = settled(useLive((db) => wishView(db, areaId), areaId));
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  const { wish, area, hasPush, hasMail } = live.value;
  const choose = async (choice: Choice, said?: string): Promise<void> => {
    const refusal = refusalOf(await submit(store, chooseNotices, areaId, choice));
    if (refusal !== undefined) toast(refusal);
    else if (said !== undefined) announce(said);
  };
  const name = area === undefined ? undefined : inLanguage(area.name, language.value);
  const title = [t('wishes.meetings'), name].filter((part) => part !== undefined).join(': ');
  if (wish === undefined) {
    return (
      <Section title={title}>
        <Stack>
          <p>{t('wishes.followText')}</p>
          <p class={css.soft}>{t('wishes.without')}</p>
          <div class={css.left}>
            <Button
              look="primary"
              icon="check"
              onClick={() => void choose({ choices: {} }, t('wishes.follows'))}
            >
              {t('wishes.follow')}
            </Button>
          </div>
        </Stack>
      </Section>
    );
  }
  return (
    <>
      <Section title={title}>
        <Following wish={wish} onChoose={choose} />
      </Section>
      <Section title={t('wishes.what')}>
        <p class={css.soft}>
          {[
            t('wishes.hint'),
            hasPush ? undefined : t('wishes.noPush'),
            hasMail ? undefined : t('wishes.noMail'),
          ]
            .filter((part) => part !== undefined)
            .join(' ')}
        </p>
        <KindSwitches wish={wish} onChoose={choose} />
      </Section>
      <QuietHours wish={wish} onChoose={choose} />
    </>
  );
}

type Part = { wish: NoticeWish; onChoose: (choice: Choice, said?: string) => Promise<void> };

/** All meetings at once: told of, or not at all. */
function Following({ wish, onChoose }: Part) {
  const { choices, quiet } = wish;
  const isStopped = OF_MEETINGS.every((what) => choices[what]?.length === 0);
  const others = Object.fromEntries(
    NOTICE_KINDS.flatMap((what) =>
      OF_MEETINGS.includes(what) || choices[what] === undefined ? [] : [[what, choices[what]]],
    ),
  );
  const none = Object.fromEntries(OF_MEETINGS.map((what) => [what, []]));
  return (
    <Stack>
      <p>{t(isStopped ? 'wishes.stopped' : 'wishes.follows')}</p>
      <div class={css.left}>
        <Button
          onClick={() =>
            void onChoose(
              { choices: isStopped ? others : { ...others, ...none }, quiet },
              t(isStopped ? 'wishes.follows' : 'wishes.stopped'),
            )
          }
        >
          {t(isStopped ? 'wishes.again' : 'wishes.stop')}
        </Button>
      </div>
    </Stack>
  );
}
