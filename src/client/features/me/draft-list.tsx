// Texts that are not sent: half-written ones, and those that came back with a reason.
import { useState } from 'preact/hooks';
import { inLanguage } from '../../../domain/text.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { language, t } from '../../i18n/words.ts';
import { settled } from '../../live/settled.ts';
import { useLive, useStore } from '../../live/store-context.ts';
import { type Draft, discardDraft } from '../../store/drafts.ts';
import { drafts } from '../../store/queries/me.ts';
import { roundTitle } from '../../store/queries/rounds.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './me.module.css';

/** Where a draft is written on. A paper note is the host's own form. */
function addressOf(draft: Draft): string {
  switch (draft.form) {
    case 'idea':
      return `/ideas/new?draft=${draft.id}`;
    case 'edit':
      return `/ideas/${draft.subject}/edit`;
    case 'comment':
      return `/ideas/${draft.subject}`;
    case 'ballot':
      return `/vote/${draft.subject}`;
    case 'paper':
      return `/host/${draft.subject ?? draft.meetingId}/capture`;
  }
}

/** What can be done with it: a ballot that came too late can only be looked at. */
function wordOf({ refused }: Draft) {
  if (refused === undefined) return 'me.goOn';
  return refused.code === 'round-closed' ? 'act.open' : 'me.mend';
}

/** Its own words; a ballot has none and is known by its vote. */
function useTitle({ form, subject, title, text }: Draft): string | undefined {
  const voteId = form === 'ballot' ? (subject ?? '') : '';
  const vote = settled(useLive((db) => roundTitle(db, voteId), voteId));
  if (voteId === '') return title ?? text;
  const name = vote.state === 'ready' ? vote.value : undefined;
  return t('ballot.draft', { title: name === undefined ? '' : inLanguage(name, language.value) });
}

export function DraftList() {
  const live = settled(useLive(drafts, ''));
  if (live.state === 'loading' || live.value.length === 0) return null;
  const refused = live.value.filter((draft) => draft.refused !== undefined);
  const open = live.value.filter((draft) => draft.refused === undefined);
  return (
    <>
      {refused.length > 0 && (
        <Section title={t('me.refused')}>
          <List drafts={refused} />
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t('me.drafts')}>
          <List drafts={open} />
        </Section>
      )}
    </>
  );
}

function List(props: { drafts: readonly Draft[] }) {
  return (
    <ul class={css.list}>
      {props.drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} />
      ))}
    </ul>
  );
}

function DraftCard(props: { draft: Draft }) {
  const store = useStore();
  const { draft } = props;
  const [asks, setAsks] = useState(false);
  const title = useTitle(draft);
  const why = draft.refused && refusalOf({ outcome: 'refused', code: draft.refused.code });
  return (
    <Card as="li">
      <p class={css.draftTitle}>{title}</p>
      {why !== undefined && <p class={css.why}>{why}</p>}
      <div class={css.row}>
        <LinkButton icon="edit" href={addressOf(draft)}>
          {t(wordOf(draft))}
        </LinkButton>
        <Button look="plain" icon="trash" onClick={() => setAsks(true)}>
          {t('act.delete')}
        </Button>
      </div>
      {asks && (
        <ConfirmSheet
          title={t('me.discard')}
          text={t('me.discardAsk')}
          confirmLabel={t('me.discard')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void discardDraft(store, draft.id)}
          onClose={() => setAsks(false)}
        />
      )}
    </Card>
  );
}
