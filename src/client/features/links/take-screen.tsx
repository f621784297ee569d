// The link that makes this phone another one's: from a scanned code, a letter or a passkey.
import { SITE } from '../../../domain/ids.ts';
import { takeLink } from '../../../domain/phone-link.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { takenFate } from '../../store/queries/link-fate.ts';
import { submit } from '../../store/submit.ts';
import { FollowedLink } from './followed-link.tsx';

/** `/link/…`. */
export function TakeScreen(props: { secret: string }) {
  const store = useStore();
  const words = {
    title: t('link.title'),
    text: [t('link.text'), t('link.own')],
    act: t('link.do'),
    done: t('link.done'),
    doneText: t('link.doneText'),
    spent: t('link.spentText'),
    broken: t('link.brokenText'),
    onward: t('link.onward'),
  };
  return (
    <FollowedLink
      link={props.secret}
      words={words}
      onward="/me"
      address="/link"
      fate={takenFate}
      follow={(secret) => submit(store, takeLink, SITE, { secret })}
      // What the other phone has is fetched at once.
      onDone={wake}
    />
  );
}
