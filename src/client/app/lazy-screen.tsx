// A screen whose code is fetched when somebody goes there; says so while it comes and when it cannot come.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { reloadOnce } from '../platform/preload-error.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState, Skeleton } from '../ui/state.tsx';

type State<Props> =
  | { step: 'loading' }
  | { step: 'ready'; Screen: ComponentType<Props> }
  | { step: 'failed' };

/** Makes a component out of an import; what was fetched once is there at once the next time. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: State<Props> = { step: 'loading' };
  return function LazyScreen(props: Props) {
    const [state, setState] = useState<State<Props>>(known);
    const fetchIt = (): void => {
      setState({ step: 'loading' });
      load().then(
        (Screen) => {
          known = { step: 'ready', Screen };
          setState(known);
        },
        () => {
          setState({ step: 'failed' });
          void reloadOnce();
        },
      );
    };
    useEffect(() => {
      if (known.step !== 'ready') fetchIt();
    }, []);
    if (state.step === 'ready') return <state.Screen {...props} />;
    if (state.step === 'loading') return <Skeleton label={t('app.loading')} />;
    return (
      <ErrorState
        title={t('part.missing')}
        action={
          <Button look="primary" onClick={fetchIt}>
            {t('act.retry')}
          </Button>
        }
      >
        {t('part.missingText')}
      </ErrorState>
    );
  };
}
