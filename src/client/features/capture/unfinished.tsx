// Notes that were left half-written or that the server sent back, each with a way on and a way out.
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { type Draft, discardDraft } from '../../store/drafts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './capture.module.css';

/** Nothing where nothing is unfinished. */
export function Unfinished(props: { drafts: readonly Draft[]; onGoOn: (draft: Draft) => void }) {
  const store = useStore();
  if (props.drafts.length === 0) return null;
  return (
    <Section title={t('capture.unfinished')}>
      <ul class={css.notes}>
        {props.drafts.map((draft) => {
          const title = draft.title ?? draft.text ?? t('capture.untitled');
          return (
            <li key={draft.id} class={css.note}>
              <div>
                <b>{title}</b>
                {draft.refused !== undefined && <p class={css.about}>{t(`reject.${draft.refused.code}`)}</p>}
              </div>
              <Button icon="edit" label={t('capture.goOn', { title })} onClick={() => props.onGoOn(draft)} />
              <IconButton
                icon="trash"
                label={t('capture.discard', { title })}
                onClick={() => void discardDraft(store, draft.id)}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
