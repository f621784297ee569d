// The talk about an idea: comments with their stance, oldest first, and the field for one's own.
import { useState } from 'preact/hooks';
import { withdrawComment } from '../../../domain/comment.ts';
import { relative } from '../../i18n/format.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { plural, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { minute } from '../../platform/clock.ts';
import type { CommentView, IdeaView } from '../../store/queries/idea.ts';
import { submit } from '../../store/submit.ts';
import { IconButton } from '../../ui/button.tsx';
import { Tag } from '../../ui/chip.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Section } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import { CommentForm } from './comment-form.tsx';
import css from './comments.module.css';
import { ReportSheet } from './report-sheet.tsx';

/** All comments of an idea. */
export function Comments(props: { view: IdeaView }) {
  const { talk, idea, comments } = props.view;
  return (
    <Section title={t('comments.title')} action={<span>{plural('idea.comments', comments)}</span>}>
      {talk.length === 0 ? (
        <p class={css.none}>{t('comments.empty')}</p>
      ) : (
        <ul class={css.talk}>
          {talk.map((one) => (
            <OneComment key={one.comment.id} view={one} />
          ))}
        </ul>
      )}
      <CommentForm areaId={idea.areaId} ideaId={idea.id} />
    </Section>
  );
}

function OneComment(props: { view: CommentView }) {
  const { comment, mine, pending } = props.view;
  if (comment.hidden !== undefined) {
    return <li class={css.hidden}>{t('comments.hidden', { reason: comment.hidden.reason })}</li>;
  }
  return (
    <li class={`${css.comment} ${css[comment.stance]}`}>
      <div class={css.head}>
        {comment.stance !== 'none' && <b class={css.stance}>{t(`stance.${comment.stance}`)}</b>}
        <span class={css.who}>
          {comment.authorName ?? t('anonymous')} · {relative(comment.postedAt, minute.value)}
        </span>
        <CommentAct view={props.view} isMine={mine} />
      </div>
      <p class={css.text}>{comment.text}</p>
      {pending && <Tag tone="warm" label={t('sync.saved')} />}
    </li>
  );
}

function CommentAct(props: { view: CommentView; isMine: boolean }) {
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const { comment } = props.view;
  const close = (): void => setOpen(false);
  const withdraw = async (): Promise<void> => {
    const args = { commentId: comment.id };
    const refusal = refusalOf(await submit(store, withdrawComment, comment.areaId, args));
    if (refusal !== undefined) toast(refusal);
  };
  return (
    <>
      <IconButton
        icon={props.isMine ? 'trash' : 'flag'}
        label={t(props.isMine ? 'comments.withdraw' : 'comments.report')}
        onClick={() => setOpen(true)}
      />
      {isOpen && !props.isMine && (
        <ReportSheet areaId={comment.areaId} target={{ kind: 'comment', id: comment.id }} onClose={close} />
      )}
      {isOpen && props.isMine && (
        <ConfirmSheet
          title={t('comments.withdraw')}
          text={t('comments.withdrawAsk')}
          confirmLabel={t('comments.withdraw')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void withdraw()}
          onClose={close}
        />
      )}
    </>
  );
}
