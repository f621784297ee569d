// Picks by hand the idea that says the same as another.
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import css from './ideas.module.css';

const SHOWN = 12;

/** Other ideas of the evening, narrowed by typing. */
export function MergePick(props: {
  idea: EveningIdea;
  others: readonly EveningIdea[];
  onPick: (other: EveningIdea) => void;
  onClose: () => void;
}) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = props.others.filter(({ idea }) =>
    `${idea.title} ${idea.text ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <Sheet title={t('host.mergePick')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Stack>
        <p>
          <b>{props.idea.idea.title}</b>
        </p>
        <Field type="search" label={t('ideas.search')} value={search} onInput={setSearch} />
        {found.length === 0 && <p role="status">{t('ideas.noneFound')}</p>}
        <ul class={css.choices}>
          {found.slice(0, SHOWN).map((other) => (
            <li key={other.idea.id}>
              <button type="button" class={css.choice} onClick={() => props.onPick(other)}>
                {other.idea.title}
              </button>
            </li>
          ))}
        </ul>
      </Stack>
    </Sheet>
  );
}
