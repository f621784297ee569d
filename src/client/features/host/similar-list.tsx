// Pairs of ideas that may be the same one written twice; the host says which are.
import { t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import css from './ideas.module.css';

type Pair = readonly [EveningIdea, EveningIdea];

/** Each pair with both titles, to merge or to put away. */
export function SimilarList(props: {
  pairs: readonly Pair[];
  onMerge: (pair: Pair) => void;
  onDifferent: (a: EveningIdea, b: EveningIdea) => void;
}) {
  if (props.pairs.length === 0) {
    return (
      <EmptyState drawing="needle" title={t('host.noPairs')}>
        {t('host.noPairsText')}
      </EmptyState>
    );
  }
  return (
    <ul class={css.rows}>
      {props.pairs.map(([a, b]) => {
        const name = t('host.pair', { a: a.idea.title, b: b.idea.title });
        return (
          <Card key={`${a.idea.id} ${b.idea.id}`} as="li">
            <Stack gap="s">
              <div class={css.side}>
                {[a, b].map(({ idea }) => (
                  <div key={idea.id}>
                    <h3>{idea.title}</h3>
                    {idea.text !== undefined && <p class={css.text}>{idea.text}</p>}
                  </div>
                ))}
              </div>
              <Row>
                <Button label={`${t('host.merge')}. ${name}`} onClick={() => props.onMerge([a, b])}>
                  {t('host.merge')}
                </Button>
                <Button
                  look="plain"
                  label={`${t('host.notSame')}. ${name}`}
                  onClick={() => props.onDifferent(a, b)}
                >
                  {t('host.notSame')}
                </Button>
              </Row>
            </Stack>
          </Card>
        );
      })}
    </ul>
  );
}
