// "Count again on this phone": the published ballots, counted by this phone itself and held against the result.
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { publishedFile } from '../../platform/published-file.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Counted } from './placed.ts';
import css from './result.module.css';
import { isSameResult, settingsOf } from './same-result.ts';

type State = 'idle' | 'fetching' | 'counting' | 'same' | 'different' | 'missing' | 'broken' | 'aborted';
type Told = { readonly state: State; readonly part: number };

/** Nothing where no ballots are published. The page stays quick: a worker counts. */
export function RecountButton({ view }: { view: Counted }) {
  const [{ state, part }, tell] = useState<Told>({ state: 'idle', part: 0 });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    const state = await countAgain(view, controller.signal, tell).catch((error: unknown) => {
      console.error(error);
      return 'broken' as const;
    });
    if (!controller.signal.aborted) tell({ state, part: 1 });
  };
  const isBusy = state === 'fetching' || state === 'counting';
  return (
    <div class={css.recount}>
      <div>
        <Button icon="vote" busy={isBusy} onClick={() => void start()}>
          {t('results.recount')}
        </Button>
      </div>
      <div role="status">
        <Outcome state={state} part={part} />
      </div>
    </div>
  );
}

function Outcome({ state, part }: Told) {
  switch (state) {
    case 'idle':
    case 'aborted':
      return null;
    case 'fetching':
      return <p>{t('results.recount.fetching')}</p>;
    case 'counting':
      return (
        <label class={css.progress}>
          <span>{t('results.recount.counting')}</span>
          <progress value={part} max={1} />
        </label>
      );
    case 'same':
      return (
        <p class={css.same}>
          <Icon name="check" />
          <span>{t('results.recount.same')}</span>
        </p>
      );
    case 'different':
    case 'missing':
    case 'broken':
      return (
        <p class={css.same}>
          <Icon name="warning" />
          <span>{t(`results.recount.${state}`)}</span>
        </p>
      );
  }
}

async function countAgain(
  { round, result }: Counted,
  signal: AbortSignal,
  tell: (told: Told) => void,
): Promise<State> {
  const settings = settingsOf(round);
  if (settings === undefined) return 'missing';
  tell({ state: 'fetching', part: 0 });
  const text = await publishedFile(`/v1/rounds/${round.id}/ballots.pb`, signal);
  if (text === undefined) return 'missing';
  tell({ state: 'counting', part: 0 });
  const { recount } = await import('../../recount/recount.ts');
  const again = await recount(text, settings, (part) => tell({ state: 'counting', part }), signal);
  switch (again.outcome) {
    case 'aborted':
      return 'aborted';
    case 'counted':
      return isSameResult(round, result, again) ? 'same' : 'different';
    case 'unreadable':
    case 'unfit':
      return 'different';
  }
}
