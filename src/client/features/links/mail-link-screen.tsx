// The links in letters about notices: one proves an address, one leaves it.
import { SITE } from '../../../domain/ids.ts';
import { useMailKey } from '../../../domain/mailbox.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { mailKeyFate } from '../../store/queries/link-fate.ts';
import { submit } from '../../store/submit.ts';
import { FollowedLink, type LinkWords } from './followed-link.tsx';

type Use = 'prove' | 'leave';
const SETTINGS = '/notices/settings';

function wordsOf(use: Use): LinkWords {
  const isProof = use === 'prove';
  return {
    title: t(`mailLink.${use}`),
    text: [t(isProof ? 'mailLink.proveText' : 'mailLink.leaveText')],
    act: t(isProof ? 'mailLink.proveDo' : 'mailLink.leaveDo'),
    done: t(isProof ? 'mailLink.proved' : 'mailLink.left'),
    doneText: t(isProof ? 'mailLink.provedText' : 'mailLink.leftText'),
    spent: t('mailLink.spentText'),
    broken: t('mailLink.brokenText'),
    onward: t('wishes.title'),
  };
}

/** `/mail/prove/…` and `/mail/leave/…`. */
export function MailLinkScreen(props: { use: Use; link: string }) {
  const store = useStore();
  return (
    <FollowedLink
      link={props.link}
      words={wordsOf(props.use)}
      onward={SETTINGS}
      address={SETTINGS}
      fate={mailKeyFate}
      // The key knows whose it is; the command needs no area.
      follow={(key) => submit(store, useMailKey, SITE, { key })}
    />
  );
}
