// One theme of the record: a table of its ideas, then each idea with its text, its authors and what was said of it.
import type { RecordIdea } from '../../../domain/record.ts';
import { inLanguage } from '../../../domain/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { language, plural, t } from '../../i18n/words.ts';
import { Tag } from '../../ui/chip.tsx';
import { ThreadMark } from '../../ui/thread.tsx';
import css from './record.module.css';
import type { RecordGroup } from './record-groups.ts';

/** `thread` is the theme's sign. */
export function ThemeRecord({ group, thread }: { group: RecordGroup; thread: number | undefined }) {
  const name = group.theme === undefined ? t('ideas.noTheme') : inLanguage(group.theme.name, language.value);
  const heading = `theme-${group.theme?.id ?? 'none'}`;
  return (
    <section class={css.theme} aria-labelledby={heading}>
      <h3 id={heading} class={css.themeName}>
        {thread !== undefined && <ThreadMark thread={thread} size="m" />}
        <span>{name}</span>
      </h3>
      <div class={css.scroll}>
        <table class={css.table}>
          <caption class={css.hidden}>{t('record.tableOf', { theme: name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('record.idea')}</th>
              <th scope="col">{t('record.supports')}</th>
              <th scope="col">{t('record.comments')}</th>
            </tr>
          </thead>
          <tbody>
            {group.ideas.map((idea) => (
              <tr key={idea.id}>
                <th scope="row">
                  <a href={`#idea-${idea.id}`}>{idea.title}</a>
                </th>
                <td>{formatNumber(idea.supports)}</td>
                <td>{formatNumber(idea.comments.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {group.ideas.map((idea) => (
        <IdeaRecord key={idea.id} idea={idea} />
      ))}
    </section>
  );
}

function IdeaRecord({ idea }: { idea: RecordIdea }) {
  const about = [
    idea.authorName ?? t('anonymous'),
    idea.origin === 'paper' ? t('idea.paper') : undefined,
    idea.table === undefined ? undefined : t('capture.tableOf', { table: idea.table }),
    idea.place?.name,
    plural('idea.supports', idea.supports),
  ];
  return (
    <article class={css.idea} id={`idea-${idea.id}`} aria-labelledby={`title-${idea.id}`} tabIndex={-1}>
      <h4 id={`title-${idea.id}`}>{idea.title}</h4>
      {idea.late === true && <Tag tone="warm" label={t('idea.late')} />}
      {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
      <p class={css.soft}>{about.filter((part) => part !== undefined).join(' · ')}</p>
      {idea.merged !== undefined && (
        <>
          <p class={css.label}>{t('idea.merged')}</p>
          <ul class={css.dashes}>
            {idea.merged.map((merged) => (
              <li key={merged.id}>
                {t('idea.mergedCredit', { title: merged.title, name: merged.authorName ?? t('anonymous') })}
              </li>
            ))}
          </ul>
        </>
      )}
      {idea.comments.length > 0 && (
        <>
          <p class={css.label}>{t('record.talk')}</p>
          <ul class={css.dashes}>
            {idea.comments.map((comment) => (
              <Said key={comment.id} comment={comment} />
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Said({ comment }: { comment: RecordIdea['comments'][number] }) {
  if (comment.hidden !== undefined) return <li>{t('comments.hidden', { reason: comment.hidden.reason })}</li>;
  return (
    <li>
      {comment.stance !== 'none' && <b>{t(`stance.${comment.stance}`)}: </b>}
      {comment.text}
      <span class={css.soft}> ({comment.authorName ?? t('anonymous')})</span>
    </li>
  );
}
