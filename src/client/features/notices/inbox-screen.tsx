// The inbox: everything that this person was told, on this phone and so without a network too.
import { useState } from 'preact/hooks';
import { SITE } from '../../../domain/ids.ts';
import { readNotices } from '../../../domain/notice.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { plural, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import type { Store } from '../../store/open.ts';
import { type Inbox, inbox } from '../../store/queries/notices.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Row, ScreenHead } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { toast } from '../../ui/toast.tsx';
import { NoticeCard } from './notice-card.tsx';
import css from './notices.module.css';

const PAGE = 40;
/** As many as one command takes. */
const AT_ONCE = 100;

async function markRead(store: Store, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const noticeIds = ids.slice(from, from + AT_ONCE);
    const refusal = refusalOf(await submit(store, readNotices, SITE, { noticeIds }));
    if (refusal !== undefined) return toast(refusal);
  }
}

/** The screen of `/notices`. */
export function InboxScreen() {
  const [count, setCount] = useState(PAGE);
  const live = settled(useLive((db) => inbox(db, count), String(count)));
  return (
    <>
      <ScreenHead title={t('notices.title')} back={{ href: '/me', label: t('nav.me'), onClick: goBack }} />
      {live.state === 'loading' ? (
        <Skeleton label={t('app.loading')} />
      ) : (
        <Notices inbox={live.value} onOlder={() => setCount(count + PAGE)} />
      )}
    </>
  );
}

function Notices(props: { inbox: Inbox; onOlder: () => void }) {
  const store = useStore();
  const { shown, hasOlder, unread } = props.inbox;
  if (shown.length === 0) {
    return (
      <EmptyState title={t('notices.empty')} action={<Settings />}>
        {t('notices.emptyText')}
      </EmptyState>
    );
  }
  const readAll = async (): Promise<void> => {
    await markRead(store, unread);
    announce(t('notices.allRead'));
  };
  return (
    <>
      <Row spread>
        <p class={css.soft}>
          {unread.length === 0 ? t('notices.noneUnread') : plural('notices.unread', unread.length)}
        </p>
        {unread.length > 0 && (
          <Button look="plain" icon="check" onClick={() => void readAll()}>
            {t('notices.readAll')}
          </Button>
        )}
      </Row>
      <ul class={css.list} aria-label={t('notices.list')}>
        {shown.map((one) => (
          <NoticeCard key={one.notice.id} one={one} onOpen={() => void markRead(store, [one.notice.id])} />
        ))}
      </ul>
      <div class={css.foot}>
        {hasOlder && <Button onClick={props.onOlder}>{t('notices.older')}</Button>}
        <Settings />
      </div>
    </>
  );
}

const Settings = () => (
  <LinkButton icon="gear" href="/notices/settings">
    {t('me.noticeSettings')}
  </LinkButton>
);
