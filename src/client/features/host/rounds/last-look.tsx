// All that will be frozen, once more, and the button that opens the vote.
import { useState } from 'preact/hooks';
import { inLanguage } from '../../../../domain/text.ts';
import { language, plural, t } from '../../../i18n/words.ts';
import type { IdeaCard } from '../../../store/queries/ideas.ts';
import { Button } from '../../../ui/button.tsx';
import { Stack } from '../../../ui/screen.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { eurosOf } from './money.ts';
import type { RoundArgs } from './round-args.ts';
import { RoundFacts } from './round-facts.tsx';
import css from './rounds.module.css';

/** The sheet before opening. */
export function LastLook(props: {
  args: RoundArgs;
  ideas: readonly IdeaCard[];
  onClose: () => void;
  onOpen: () => Promise<void>;
}) {
  const { args } = props;
  const [busy, setBusy] = useState(false);
  const titleOf = (ideaId: string): string =>
    props.ideas.find(({ idea }) => idea.id === ideaId)?.idea.title ?? '';
  const open = (): void => {
    setBusy(true);
    void props.onOpen().finally(() => setBusy(false));
  };
  return (
    <Sheet title={inLanguage(args.title, language.value)} closeLabel={t('act.close')} onClose={props.onClose}>
      <Stack>
        <RoundFacts round={args} />
        <div>
          <h3>{plural('rounds.ideas', args.candidates.length)}</h3>
          <ul class={css.names}>
            {args.candidates.map(({ ideaId, cost }) => (
              <li key={ideaId}>
                <span>{titleOf(ideaId)}</span>
                {cost !== undefined && <span class={css.number}>{eurosOf(cost, language.value)}</span>}
              </li>
            ))}
          </ul>
        </div>
        <p class={css.warning}>{t('rounds.frozen')}</p>
        <Button look="primary" wide icon="vote" busy={busy} onClick={open}>
          {t('rounds.open')}
        </Button>
        <Button wide look="plain" onClick={props.onClose}>
          {t('rounds.backToForm')}
        </Button>
      </Stack>
    </Sheet>
  );
}
