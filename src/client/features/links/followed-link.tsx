// Somebody has followed a link with a secret in it, on whatever phone: the screen says what it does, does it on her tap,
// and tells how it went. Nothing happens by opening the page: mail programs open links by themselves.
import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Secret } from '../../../domain/ids.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive } from '../../live/store-context.ts';
import type { KehraDb } from '../../store/db.ts';
import type { CommandFate } from '../../store/queries/command-fate.ts';
import type { Submitted } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { announce } from '../../ui/live-region.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx';

/** What one kind of link is about, in the person's language. */
export type LinkWords = {
  readonly title: string;
  readonly text: readonly string[];
  readonly act: string;
  readonly done: string;
  readonly doneText: string;
  readonly spent: string;
  readonly broken: string;
  readonly onward: string;
};

type Followed = {
  readonly words: LinkWords;
  /** Where she goes on from here; the address that takes the place of the secret one. */
  readonly onward: string;
  readonly address: string;
  readonly fate: (db: KehraDb, secret: Secret) => Promise<CommandFate>;
  readonly follow: (secret: Secret) => Promise<Submitted>;
  readonly onDone?: () => void;
};

/** Reads the secret once and takes it out of the address, so that nobody finds it in the history. */
export function FollowedLink(props: Followed & { link: string }) {
  const [key] = useState(() => v.safeParse(Secret, props.link.toLowerCase()));
  useEffect(() => history.replaceState(history.state, '', props.address), []);
  return (
    <>
      <ScreenHead title={props.words.title} />
      {key.success ? (
        <Link {...props} secret={key.output} />
      ) : (
        <ErrorState title={t('mailLink.broken')} action={<Onward {...props} />}>
          {props.words.broken}
        </ErrorState>
      )}
    </>
  );
}

const Onward = ({ words, onward }: Followed) => <LinkButton href={onward}>{words.onward}</LinkButton>;

type Open = Followed & { readonly secret: Secret };

function Link(props: Open) {
  const { secret, fate, words, onDone } = props;
  const live = settled(useLive((db) => fate(db, secret), secret));
  const state = live.state === 'ready' ? live.value.state : undefined;
  useEffect(() => {
    if (state !== 'done') return;
    announce(words.done);
    onDone?.();
  }, [state]);
  if (live.state === 'loading') return <Skeleton label={t('app.loading')} cards={1} />;
  return <Answer {...props} now={live.value} />;
}

function Answer(props: Open & { now: CommandFate }) {
  const { now, words } = props;
  switch (now.state) {
    case 'new':
      return <Question {...props} />;
    case 'waiting': {
      const isOnline = now.health === undefined || now.health === 'online';
      return (
        <EmptyState title={t('mailLink.waiting')}>
          {t(isOnline ? 'mailLink.waitingText' : 'mailLink.offline')}
        </EmptyState>
      );
    }
    case 'done':
      return (
        <EmptyState title={words.done} action={<Onward {...props} />}>
          {words.doneText}
        </EmptyState>
      );
    case 'refused':
      return (
        <ErrorState title={t('mailLink.spent')} action={<Onward {...props} />}>
          {now.code === 'link-spent' ? words.spent : t(`reject.${now.code}`)}
        </ErrorState>
      );
  }
}

function Question({ secret, words, follow }: Open) {
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const go = async (): Promise<void> => setTrouble(refusalOf(await follow(secret)));
  return (
    <Card>
      <Stack>
        {words.text.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {trouble !== undefined && <p role="alert">{trouble}</p>}
        <Button look="primary" wide icon="check" onClick={() => void go()}>
          {words.act}
        </Button>
      </Stack>
    </Card>
  );
}
