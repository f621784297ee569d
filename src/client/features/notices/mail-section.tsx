// Notices by e-mail: an address is given, proven by the link in a letter, changed and forgotten.
import { useState } from 'preact/hooks';
import { SITE, uuidv7 } from '../../../domain/ids.ts';
import { forgetMail, setMail } from '../../../domain/mailbox.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type MailView, mailView } from '../../store/queries/notice-settings.ts';
import { type Submitted, submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Row, Section, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './notices.module.css';

/** What is wrong with an address is said of addresses: the common sentence speaks of texts. */
const troubleOf = (result: Submitted): string | undefined =>
  result.outcome === 'refused' && result.code === 'malformed' ? t('mail.wrong') : refusalOf(result);

function useAsk() {
  const store = useStore();
  return async (address: string): Promise<string | undefined> => {
    const ask = uuidv7(store.now(), store.random(16));
    const trouble = troubleOf(await submit(store, setMail, SITE, { address, lang: language.value, ask }));
    if (trouble === undefined) announce(t('mail.asked', { address: address.trim() }));
    return trouble;
  };
}

/** `isFolder` where this server writes letters to files instead of sending them. */
export function MailSection(props: { isFolder: boolean }) {
  const live = settled(useLive(mailView, ''));
  if (live.state === 'loading') return null;
  return (
    <Section title={t('mail.title')}>
      <Stack>
        {props.isFolder && (
          <p class={css.said}>
            <Icon name="warning" />
            <span>{t('mail.folder')}</span>
          </p>
        )}
        <Mail view={live.value} />
      </Stack>
    </Section>
  );
}

function Mail({ view: { box, waits, refused } }: { view: MailView }) {
  const [changes, setChanges] = useState(false);
  const pending = box?.pending;
  const address = box?.address;
  const isAsking = changes || refused !== undefined || (address === undefined && pending === undefined);
  return (
    <>
      {address !== undefined && (
        <p class={`${css.said} ${css.good}`}>
          <Icon name="check" />
          <span>{t('mail.proven', { address })}</span>
        </p>
      )}
      {pending !== undefined && <Pending address={pending} waits={waits} />}
      {isAsking ? (
        <AddressForm refused={refused} onAsked={() => setChanges(false)} />
      ) : (
        <Acts onChange={() => setChanges(true)} />
      )}
    </>
  );
}

function Pending(props: { address: string; waits: boolean }) {
  const ask = useAsk();
  const again = async (): Promise<void> => {
    const trouble = await ask(props.address);
    if (trouble !== undefined) toast(trouble);
  };
  return (
    <>
      <p class={css.said}>
        <Icon name="clock" />
        <span>{t('mail.pending', { address: props.address })}</span>
      </p>
      <p class={css.soft}>{t(props.waits ? 'push.waits' : 'mail.pendingText')}</p>
      {!props.waits && (
        <div class={css.left}>
          <Button icon="send" onClick={() => void again()}>
            {t('mail.again')}
          </Button>
        </div>
      )}
    </>
  );
}

function AddressForm(props: { refused: MailView['refused']; onAsked: () => void }) {
  const ask = useAsk();
  const { refused } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const address = typed ?? refused?.address ?? '';
  const why = refused && (refused.code === 'malformed' ? t('mail.wrong') : t(`reject.${refused.code}`));
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const found = await ask(address);
    setTrouble(found);
    if (found === undefined) props.onAsked();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Stack>
        <Field
          label={t('mail.address')}
          hint={t('mail.hint')}
          error={trouble ?? (typed === undefined ? why : undefined)}
          value={address}
          onInput={setTyped}
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          enterKeyHint="send"
          spellcheck={false}
        />
        <div class={css.left}>
          <Button submit icon="send">
            {t('mail.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Acts(props: { onChange: () => void }) {
  const store = useStore();
  const [asks, setAsks] = useState(false);
  const forget = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, forgetMail, SITE, {}));
    if (refusal !== undefined) toast(refusal);
    else announce(t('mail.forgotten'));
  };
  return (
    <Row>
      <Button icon="edit" onClick={props.onChange}>
        {t('mail.change')}
      </Button>
      <Button look="plain" icon="trash" onClick={() => setAsks(true)}>
        {t('mail.forget')}
      </Button>
      {asks && (
        <ConfirmSheet
          title={t('mail.forget')}
          text={t('mail.forgetAsk')}
          confirmLabel={t('mail.forget')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void forget()}
          onClose={() => setAsks(false)}
        />
      )}
    </Row>
  );
}
