// Ideas below each other with their themes as buttons: a tap, or a thread's letter, puts an idea under a theme.
import { useState } from 'preact/hooks';
import type { Right } from '../../../domain/access.ts';
import { groupIdea } from '../../../domain/grouping.ts';
import type { AreaId } from '../../../domain/ids.ts';
import { inLanguage } from '../../../domain/text.ts';
import type { Theme } from '../../../domain/theme.ts';
import { language, t } from '../../i18n/words.ts';
import type { EveningIdea } from '../../store/queries/evening.ts';
import { Button } from '../../ui/button.tsx';
import { threadLetter } from '../../ui/thread.tsx';
import { toast } from '../../ui/toast.tsx';
import { IdeaRow } from './idea-row.tsx';
import css from './ideas.module.css';
import { useSend } from './send.ts';

const STEP = 20;

type Acts = { onHide: (idea: EveningIdea) => void; onMerge: (idea: EveningIdea) => void };

/** Arrows move between ideas. Where an idea leaves the list, the focus goes to its neighbour. */
export function IdeaRows(
  props: Acts & {
    ideas: readonly EveningIdea[];
    themes: readonly Theme[];
    areaId: AreaId;
    rights: ReadonlySet<Right>;
  },
) {
  const { ideas, themes, areaId, rights } = props;
  const groups = rights.has('idea.group');
  const [most, setMost] = useState(STEP);
  const send = useSend();
  const assign = async ({ idea }: EveningIdea, theme: Theme | undefined): Promise<void> => {
    const before = idea.themeId ?? null;
    const themeId = theme?.id ?? null;
    if (before === themeId || !(await send(groupIdea, areaId, { ideaId: idea.id, themeId }))) return;
    toast(sayGrouped(idea.title, theme), {
      label: t('host.undo'),
      run: () => void send(groupIdea, areaId, { ideaId: idea.id, themeId: before }),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rowOf(event.target);
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const other = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
      if (other instanceof HTMLElement) other.focus();
      event.preventDefault();
      return;
    }
    if (!groups) return;
    const theme = themes.find((known) => threadLetter(known.thread) === event.key.toUpperCase());
    const found = ideas.find(({ idea }) => idea.id === row.dataset.idea);
    if (theme === undefined || found === undefined) return;
    event.preventDefault();
    focusNeighbour(row);
    void assign(found, theme);
  };
  return (
    <>
      {groups && themes.length === 0 && ideas.length > 0 && <p>{t('host.needThemes')}</p>}
      {groups && themes.length > 0 && ideas.length > 1 && <p class={css.keys}>{t('host.keys')}</p>}
      <ul class={css.rows} onKeyDown={onKeyDown}>
        {ideas.slice(0, most).map((shown, index) => (
          <IdeaRow
            key={shown.idea.id}
            shown={shown}
            themes={themes}
            isFirst={index === 0}
            rights={rights}
            onTheme={(theme, button) => {
              const row = rowOf(button);
              if (row !== undefined) focusNeighbour(row);
              void assign(shown, theme);
            }}
            onHide={() => props.onHide(shown)}
            onMerge={() => props.onMerge(shown)}
          />
        ))}
      </ul>
      {ideas.length > most && (
        <Button look="plain" onClick={() => setMost(most + STEP)}>
          {t('host.more')}
        </Button>
      )}
    </>
  );
}

const sayGrouped = (title: string, theme: Theme | undefined): string =>
  theme === undefined
    ? t('host.ungrouped', { title })
    : t('host.grouped', { title, theme: inLanguage(theme.name, language.value) });

function rowOf(target: EventTarget | null): HTMLElement | undefined {
  const row = target instanceof Element ? target.closest('[data-idea]') : null;
  return row instanceof HTMLElement ? row : undefined;
}

/** Waits for the list to be drawn: only a row that has left gives its focus on. */
function focusNeighbour(row: HTMLElement): void {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  if (!(neighbour instanceof HTMLElement)) return;
  const watcher = new MutationObserver(() => {
    if (row.isConnected) return;
    watcher.disconnect();
    if (document.activeElement === document.body) neighbour.focus();
  });
  if (row.parentElement !== null) watcher.observe(row.parentElement, { childList: true });
  setTimeout(() => watcher.disconnect(), 2000);
}
