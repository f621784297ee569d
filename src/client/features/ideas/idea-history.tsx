// What has happened to an idea, oldest first.
import type { Idea } from '../../../domain/idea.ts';
import { formatMoment } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Section } from '../../ui/screen.tsx';
import css from './idea.module.css';

/** Only what the idea's own row tells. */
export function IdeaHistory(props: { idea: Idea }) {
  const { idea } = props;
  const merged = idea.merged?.length ?? 0;
  const steps = [
    t('idea.historyPosted', { when: formatMoment(idea.postedAt) }),
    idea.late === true && t('idea.late'),
    idea.editedAt !== undefined && t('idea.edited', { when: formatMoment(idea.editedAt) }),
    merged > 0 && plural('idea.historyMerged', merged),
  ].filter((step) => step !== false);
  return (
    <Section title={t('idea.history')}>
      <ol class={css.history}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}
