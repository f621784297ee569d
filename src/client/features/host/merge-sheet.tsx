// Two ideas side by side before they become one: whose text stays, who is credited, what happens to supports.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { mergeIdea } from '../../../domain/merge.ts';
import { plural, t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './ideas.module.css';
import { useSend } from './send.ts';

type Pair = readonly [EveningIdea, EveningIdea];

const nameOf = ({ idea }: EveningIdea): string => idea.authorName ?? t('anonymous');

/** The one with more support stays, else the one that was there first. */
const isKeptFirst = ([a, b]: Pair): boolean =>
  a.supports === b.supports ? a.idea.postedAt <= b.idea.postedAt : a.supports > b.supports;

/** Asks whose text stays and merges on confirmation. */
export function MergeSheet(props: { pair: Pair; areaId: AreaId; onClose: () => void }) {
  const [a, b] = props.pair;
  const [keepsFirst, setKeepsFirst] = useState(() => isKeptFirst(props.pair));
  const send = useSend();
  const merge = async (): Promise<void> => {
    const [into, from] = keepsFirst ? [a, b] : [b, a];
    const args = { ideaId: from.idea.id, intoId: into.idea.id };
    if (!(await send(mergeIdea, props.areaId, args))) return;
    toast(t('host.merged'));
    props.onClose();
  };
  return (
    <Sheet title={t('host.mergeTitle')} closeLabel={t('act.close')} onClose={props.onClose}>
      <Stack>
        <fieldset>
          <legend class={css.legend}>{t('host.mergeKeep')}</legend>
          <div class={css.side}>
            {[a, b].map((shown, index) => (
              <label key={shown.idea.id} class={css.keep}>
                <input
                  type="radio"
                  name="keep"
                  checked={keepsFirst === (index === 0)}
                  onChange={() => setKeepsFirst(index === 0)}
                />
                <span>
                  <b>{shown.idea.title}</b>
                  {shown.idea.text !== undefined && <em>{shown.idea.text}</em>}
                  <small>
                    {nameOf(shown)} · {plural('idea.supports', shown.supports)}
                  </small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {[a, b].some(({ idea }) => idea.authorName !== undefined) && (
          <p>{t('host.mergeCredit', { a: nameOf(a), b: nameOf(b) })}</p>
        )}
        <p>{t('host.mergeSupports')}</p>
        <p>
          <b>{t('host.mergeFinal')}</b>
        </p>
        <Row>
          <Button look="primary" onClick={merge}>
            {t('host.mergeDo')}
          </Button>
          <Button look="plain" onClick={props.onClose}>
            {t('act.cancel')}
          </Button>
        </Row>
      </Stack>
    </Sheet>
  );
}
