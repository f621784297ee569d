// Finding in the list: words, order, themes.

import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { language, plural, t } from '../../i18n/words.ts';
import type { IdeaSort } from '../../store/queries/ideas.ts';
import { Chip } from '../../ui/chip.tsx';
import { Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import css from './ideas.module.css';
import { choose, type ListChoice } from './list-choice.ts';
import type { Found } from './use-search.ts';

const sorts = (): { value: IdeaSort; label: string }[] => [
  { value: 'newest', label: t('ideas.sortNewest') },
  { value: 'supported', label: t('ideas.sortSupported') },
  { value: 'unseen', label: t('ideas.sortUnseen') },
];

/** The order of the list; `onSort` is called before it changes. */
export function SortChoice(props: { choice: ListChoice; onSort: () => void }) {
  const { areaId, sort } = props.choice;
  return (
    <Select
      compact
      hideLabel
      label={t('ideas.sort')}
      options={sorts()}
      value={sort}
      onChange={(value) => {
        props.onSort();
        choose(areaId, { sort: value });
      }}
    />
  );
}

/** Words and themes, and what became of the search. */
export function ListTools(props: {
  choice: ListChoice;
  themes: readonly Theme[];
  count: number;
  found: Found;
}) {
  const { areaId, search, themeId } = props.choice;
  return (
    <div class={css.tools}>
      <div>
        <Field
          hideLabel
          type="search"
          label={t('ideas.search')}
          placeholder={plural('ideas.searchIn', props.count)}
          value={search}
          onInput={(value) => choose(areaId, { search: value })}
          enterKeyHint="search"
          autoComplete="off"
        />
        <div role="status">
          <Told {...props.found} />
        </div>
      </div>
      {props.themes.length > 0 && (
        <ul class={css.chips} aria-label={t('ideas.themes')}>
          {props.themes.map((theme) => (
            <li key={theme.id}>
              <Chip
                label={inLanguage(theme.name, language.value)}
                thread={theme.thread}
                pressed={themeId === theme.id}
                onClick={() => choose(areaId, { themeId: themeId === theme.id ? undefined : theme.id })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The list shows how much was found; who does not see it hears it. */
function Told({ ids, isMissing }: Found) {
  if (isMissing) return <p class={css.missing}>{`${t('part.missing')}. ${t('part.missingText')}`}</p>;
  const count = ids?.length;
  if (count === undefined) return null;
  return <VisuallyHidden>{count > 0 ? plural('ideas.count', count) : t('ideas.noneFound')}</VisuallyHidden>;
}
