// The evening's ideas for those who run it: newest, still without a theme, and perhaps written twice.
import { useMemo, useState } from 'preact/hooks';
import type { Theme } from '../../../domain/theme.ts';
import { t } from '../../i18n/words.ts';
import type { Evening, EveningIdea } from '../../store/queries/evening.ts';
import { Segmented } from '../../ui/choice.tsx';
import { Section } from '../../ui/screen.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { HideSheet } from './hide-sheet.tsx';
import { IdeaRows } from './idea-rows.tsx';
import { MergePick } from './merge-pick.tsx';
import { MergeSheet } from './merge-sheet.tsx';
import { useRights } from './rights.ts';
import { SimilarList } from './similar-list.tsx';
import { similarPairs } from './similar-titles.ts';

type View = 'newest' | 'ungrouped' | 'similar';
type Open =
  | { readonly act: 'hide' | 'pick'; readonly idea: EveningIdea }
  | { readonly act: 'merge'; readonly pair: readonly [EveningIdea, EveningIdea] };

const PAIRS = 30;
const pairName = (a: string, b: string): string => [a, b].sort().join(' ');

/** Grouping opens with what still needs a theme; before it, with what came last. */
export function IdeaBoard({ evening }: { evening: Evening }) {
  const { meeting, themes, ideas } = evening;
  const rights = useRights(meeting.areaId);
  const [chosen, setChosen] = useState<View | undefined>(undefined);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [different, setDifferent] = useState<ReadonlySet<string>>(new Set());
  const view = chosen ?? (meeting.stage === 'grouping' ? 'ungrouped' : 'newest');
  const ungrouped = ideas.filter(({ idea }) => !isUnder(idea.themeId, themes));
  const pairs = useMemo(() => pairsOf(ideas), [ideas]).filter(
    ({ a, b }) => !different.has(pairName(a.id, b.id)),
  );
  const close = (): void => setOpen(undefined);
  const rows = (shown: readonly EveningIdea[]) => (
    <IdeaRows
      key={view}
      ideas={shown}
      themes={themes}
      areaId={meeting.areaId}
      rights={rights}
      onHide={(idea) => setOpen({ act: 'hide', idea })}
      onMerge={(idea) => setOpen({ act: 'pick', idea })}
    />
  );
  return (
    <Section title={t('host.ideas')}>
      <Segmented
        hideLabel
        label={t('host.view')}
        value={view}
        onChange={setChosen}
        options={[
          { value: 'newest', label: t('host.viewNewest', { count: ideas.length }) },
          { value: 'ungrouped', label: t('host.viewUngrouped', { count: ungrouped.length }) },
          { value: 'similar', label: t('host.viewSimilar', { count: pairs.length }) },
        ]}
      />
      {ideas.length === 0 && <EmptyState title={t('host.noIdeas')}>{t('host.noIdeasText')}</EmptyState>}
      {view === 'newest' && rows(ideas)}
      {view === 'ungrouped' && rows(ungrouped)}
      {view === 'ungrouped' && ungrouped.length === 0 && ideas.length > 0 && (
        <EmptyState title={t('host.allGrouped')}>{t('host.allGroupedText')}</EmptyState>
      )}
      {view === 'similar' && (
        <SimilarList
          pairs={pairs.map(({ a, b }) => [a.shown, b.shown])}
          onMerge={(pair) => setOpen({ act: 'merge', pair })}
          onDifferent={(a, b) => setDifferent(new Set([...different, pairName(a.idea.id, b.idea.id)]))}
        />
      )}
      {open?.act === 'hide' && (
        <HideSheet
          areaId={meeting.areaId}
          target={{ kind: 'idea', id: open.idea.idea.id }}
          text={open.idea.idea.title}
          onClose={close}
        />
      )}
      {open?.act === 'pick' && (
        <MergePick
          idea={open.idea}
          others={ideas.filter((other) => other.idea.id !== open.idea.idea.id)}
          onClose={close}
          onPick={(other) => setOpen({ act: 'merge', pair: [open.idea, other] })}
        />
      )}
      {open?.act === 'merge' && <MergeSheet pair={open.pair} areaId={meeting.areaId} onClose={close} />}
    </Section>
  );
}

/** A theme that was removed is no theme. */
const isUnder = (themeId: string | undefined, themes: readonly Theme[]): boolean =>
  themes.some((theme) => theme.id === themeId);

const pairsOf = (ideas: readonly EveningIdea[]) =>
  similarPairs(
    ideas.map((shown) => ({ id: shown.idea.id, title: shown.idea.title, shown })),
    PAIRS,
  );
