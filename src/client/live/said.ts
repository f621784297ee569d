// What this phone's ballots say, opened while a screen shows them.
import { useLayoutEffect, useState } from 'preact/hooks';
import { type Closed, type Opened, openBallots } from '../store/open-ballots.ts';
import { useStore } from './store-context.ts';

export type SaidOf = (ballot: { readonly id: string }) => Opened | undefined;

/** Answers of each what it says; undefined until it is opened. */
export function useSaid(ballots: readonly Closed[]): SaidOf {
  const store = useStore();
  const [known, setKnown] = useState<ReadonlyMap<string, Opened>>(new Map());
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const lacking = ballots.filter(({ id }) => !known.has(id));
  const ids = lacking.map(({ id }) => id).join();
  // Before the next picture, if it can be: a screen that shows a ballot should not be drawn twice.
  useLayoutEffect(() => {
    if (ids === '') return;
    let isOver = false;
    openBallots(store, lacking).then(
      (found) => {
        if (!isOver) setKnown((before) => new Map([...before, ...found]));
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => {
      isOver = true;
    };
  }, [store, ids]);
  // The phone's database does not answer: the error boundary's.
  if (failure !== undefined) throw failure.error;
  return ({ id }) => known.get(id);
}
