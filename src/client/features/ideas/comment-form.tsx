// The field for a comment, with a draft of its own and a stance.

import { useEffect, useState } from 'preact/hooks';
import { postComment, STANCES, type Stance } from '../../../domain/comment.ts';
import { type AreaId, CommentId, type IdeaId } from '../../../domain/ids.ts';
import { LIMITS } from '../../../domain/text.ts';
import { counter } from '../../i18n/counter.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { type Fields, useDraft } from '../../live/use-draft.ts';
import type { KehraDb } from '../../store/db.ts';
import { newId } from '../../store/identity.ts';
import { getMeta } from '../../store/meta.ts';
import { type Store, withDb } from '../../store/open.ts';
import { drafts } from '../../store/queries/me.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './comments.module.css';
import { refuseFiles } from './no-files.ts';

type Place = { areaId: AreaId; ideaId: IdeaId };

const isStance = (text: string | undefined): text is Stance => STANCES.some((stance) => stance === text);

const empty = (store: Store, { areaId, ideaId }: Place): Fields => ({
  id: newId(store, CommentId),
  form: 'comment',
  areaId,
  subject: ideaId,
});

async function firstFields(store: Store, db: KehraDb, place: Place): Promise<Fields> {
  const kept = await drafts(db);
  const begun = kept.find((one) => one.form === 'comment' && one.subject === place.ideaId);
  // Signed with the name of now, which the form shows.
  return { ...(begun ?? empty(store, place)), authorName: await getMeta(db, 'name') };
}

/** Appears once the phone has been asked for a half-written comment. */
export function CommentForm(props: Place) {
  const store = useStore();
  const { areaId, ideaId } = props;
  const [first, setFirst] = useState<Fields | undefined>(undefined);
  useEffect(() => {
    withDb(store, (db) => firstFields(store, db, { areaId, ideaId })).then(setFirst, () =>
      setFirst(empty(store, { areaId, ideaId })),
    );
  }, [store, areaId, ideaId]);
  // Keyed: a comment that was sent is followed by a fresh form.
  return first === undefined ? null : (
    <Form
      key={first.id}
      first={first}
      place={props}
      onSent={() => setFirst({ ...empty(store, props), authorName: first.authorName })}
    />
  );
}

function Form(props: { first: Fields; place: Place; onSent: () => void }) {
  const store = useStore();
  const { areaId, ideaId } = props.place;
  const draft = useDraft(props.first);
  const { fields } = draft;
  const { authorName } = fields;
  const [error, setError] = useState<string | undefined>(
    fields.refused === undefined ? undefined : t(`reject.${fields.refused.code}`),
  );
  const stance = isStance(fields.stance) ? fields.stance : 'none';
  const send = async (): Promise<void> => {
    draft.hold();
    const args = { commentId: fields.id, ideaId, text: fields.text ?? '', stance, authorName };
    const refusal = refusalOf(await submit(store, postComment, areaId, args, { draftId: fields.id }));
    if (refusal === undefined) {
      toast(t('comments.saved'));
      props.onSent();
    } else {
      draft.resume();
      setError(refusal);
    }
  };
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onPaste={(event) => refuseFiles(event.clipboardData, event)}
      onDrop={(event) => refuseFiles(event.dataTransfer, event)}
    >
      <Field
        multiline
        label={t('comments.write')}
        value={fields.text ?? ''}
        max={LIMITS.comment}
        counter={counter}
        error={error}
        onInput={(text) => {
          setError(undefined);
          draft.change({ text });
        }}
      />
      <Segmented
        hideLabel
        label={t('comments.stance')}
        options={STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={stance}
        onChange={(value) => draft.change({ stance: value })}
      />
      <LinkButton look="plain" href="/me">
        {t('comments.as', { name: authorName ?? t('anonymous') })}
      </LinkButton>
      <Button icon="send" submit>
        {t('comments.send')}
      </Button>
    </form>
  );
}
