// One idea that can be a candidate, with its cost where money is shared.

import { inLanguage } from '../../../../domain/text.ts';
import type { Theme } from '../../../../domain/theme.ts';
import { language, plural, t } from '../../../i18n/words.ts';
import type { IdeaCard } from '../../../store/queries/ideas.ts';
import { Tag } from '../../../ui/chip.tsx';
import { Field } from '../../../ui/field.tsx';
import { Tick } from '../../../ui/tick.tsx';
import css from './rounds.module.css';

/** `cost` is undefined where nothing has a cost. */
export function CandidateRow(props: {
  card: IdeaCard;
  theme: Theme | undefined;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
  cost: string | undefined;
  onCost: (cost: string) => void;
  wrong: string | undefined;
}) {
  const { card, theme, isChosen } = props;
  return (
    <li class={css.row}>
      <Tick checked={isChosen} onChange={props.onChange}>
        <b>{card.idea.title}</b>
        <span class={css.about}>
          {theme !== undefined && (
            <Tag thread={theme.thread} label={inLanguage(theme.name, language.value)} />
          )}
          <span>{plural('rounds.supports', card.supports)}</span>
        </span>
      </Tick>
      {isChosen && props.cost !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend in sight
        <div class={css.cost} role="group" aria-label={card.idea.title}>
          <Field
            label={t('rounds.cost')}
            value={props.cost}
            onInput={props.onCost}
            inputMode="decimal"
            autoComplete="off"
            error={props.wrong}
          />
        </div>
      )}
    </li>
  );
}
