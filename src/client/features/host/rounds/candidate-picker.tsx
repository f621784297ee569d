// Which ideas are voted on: chosen one by one, by theme, or the most supported at a tap.
import { useState } from 'preact/hooks';
import type { IdeaId } from '../../../../domain/ids.ts';
import { inLanguage } from '../../../../domain/text.ts';
import { language, plural, t } from '../../../i18n/words.ts';
import type { AreaView } from '../../../store/queries/area.ts';
import type { IdeaCard } from '../../../store/queries/ideas.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented, Select } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Row, Section, Stack } from '../../../ui/screen.tsx';
import { CandidateRow } from './candidate-row.tsx';
import type { FormPart } from './form-part.ts';
import { LookAlikes } from './look-alikes.tsx';
import css from './rounds.module.css';

const PAGE = 10;
const ALL = 'all';
const HERE = 'here';

type Sort = 'supported' | 'newest';

/** `ideas` are those that stand, the most supported first. */
export function CandidatePicker(props: { part: FormPart; ideas: readonly IdeaCard[]; area: AreaView }) {
  const { form, change, wrongAt } = props.part;
  const [view, setView] = useState<'all' | 'chosen'>(form.chosen.length > 0 ? 'chosen' : 'all');
  const [under, setUnder] = useState<string>(form.meetingId === undefined ? ALL : HERE);
  const [sort, setSort] = useState<Sort>('supported');
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState(1);
  const [top, setTop] = useState('10');
  // What is unticked among the chosen stays in sight until the person looks elsewhere.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(form.chosen));
  const chosen = new Set<string>(form.chosen);
  const found = props.ideas.filter((card) => isFound(card, under, form.meetingId, search));
  const listed =
    view === 'chosen' ? props.ideas.filter(({ idea }) => seen.has(idea.id) || chosen.has(idea.id)) : found;
  const sorted =
    sort === 'supported' ? listed : [...listed].sort((a, b) => (a.idea.postedAt < b.idea.postedAt ? 1 : -1));
  const shown = view === 'chosen' ? sorted : sorted.slice(0, pages * PAGE);
  const choose = (ids: readonly IdeaId[]): void => {
    const next = [...form.chosen, ...ids.filter((id) => !chosen.has(id))];
    change({ chosen: next });
    announce(t('rounds.chosen', { count: next.length }));
  };
  const set = (id: IdeaId, isChosen: boolean): void =>
    isChosen ? choose([id]) : change({ chosen: form.chosen.filter((other) => other !== id) });
  const count = /^\d{1,3}$/.test(top) ? Number(top) : 0;
  const wrong = wrongAt('chosen') ?? wrongAt('costs');
  return (
    <Section title={t('rounds.candidates')}>
      <p class={css.soft}>{t('rounds.candidatesHint')}</p>
      {wrong !== undefined && (
        <p class={css.wrong} role="alert" tabIndex={-1} data-wrong>
          <Icon name="warning" size="s" />
          <span>{wrong}</span>
        </p>
      )}
      <Segmented
        hideLabel
        label={t('rounds.candidates')}
        value={view}
        onChange={(next) => {
          setView(next);
          setSeen(chosen);
          setPages(1);
        }}
        options={[
          { value: 'all', label: t('rounds.allIdeas', { count: props.ideas.length }) },
          { value: 'chosen', label: t('rounds.chosen', { count: form.chosen.length }) },
        ]}
      />
      {view === 'all' && (
        <Stack gap="s">
          <Field
            label={t('rounds.search')}
            type="search"
            value={search}
            onInput={setSearch}
            enterKeyHint="search"
          />
          <div class={css.narrow}>
            <Select<string>
              label={t('rounds.under')}
              value={under}
              onChange={setUnder}
              options={[
                { value: ALL, label: t('rounds.underAll') },
                ...(form.meetingId === undefined ? [] : [{ value: HERE, label: t('rounds.underMeeting') }]),
                ...props.area.themes.map(({ id, name }) => ({
                  value: id,
                  label: inLanguage(name, language.value),
                })),
              ]}
            />
            <Select
              label={t('rounds.sort')}
              value={sort}
              onChange={setSort}
              options={[
                { value: 'supported', label: t('rounds.sort.supported') },
                { value: 'newest', label: t('rounds.sort.newest') },
              ]}
            />
          </div>
          <div class={css.top}>
            <Field
              label={t('rounds.top')}
              value={top}
              onInput={setTop}
              inputMode="numeric"
              autoComplete="off"
            />
            <Button
              disabled={count === 0}
              onClick={() => choose(found.slice(0, count).map(({ idea }) => idea.id))}
            >
              {t('rounds.chooseTop')}
            </Button>
            <Button disabled={found.length === 0} onClick={() => choose(found.map(({ idea }) => idea.id))}>
              {plural('rounds.chooseAll', found.length)}
            </Button>
          </div>
        </Stack>
      )}
      {shown.length === 0 && <p>{t(view === 'chosen' ? 'rounds.noneChosen' : 'rounds.noneFound')}</p>}
      <ul class={css.rows}>
        {shown.map((card) => (
          <CandidateRow
            key={card.idea.id}
            card={card}
            theme={props.area.themes.find(({ id }) => id === card.idea.themeId)}
            isChosen={chosen.has(card.idea.id)}
            onChange={(isChosen) => set(card.idea.id, isChosen)}
            cost={form.method === 'budget' ? (form.costs[card.idea.id] ?? '') : undefined}
            onCost={(cost) => change({ costs: { ...form.costs, [card.idea.id]: cost } })}
            wrong={wrongAt(`cost.${card.idea.id}`)}
          />
        ))}
      </ul>
      <Row>
        {shown.length < sorted.length && (
          <Button onClick={() => setPages(pages + 1)}>{t('host.more')}</Button>
        )}
        {view === 'chosen' && form.chosen.length > 0 && (
          <Button look="plain" onClick={() => change({ chosen: [] })}>
            {t('rounds.chooseNone')}
          </Button>
        )}
      </Row>
      <LookAlikes ideas={props.ideas.filter(({ idea }) => chosen.has(idea.id))} />
    </Section>
  );
}

function isFound({ idea }: IdeaCard, under: string, meetingId: string | undefined, search: string): boolean {
  const isUnder = under === ALL || (under === HERE ? idea.meetingId === meetingId : idea.themeId === under);
  return isUnder && idea.title.toLowerCase().includes(search.trim().toLowerCase());
}
