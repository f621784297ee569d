// "Do messages arrive?": one is sent through everything that a notice goes through, and each step says how it went.
import { useEffect, useState } from 'preact/hooks';
import { SITE } from '../../../domain/ids.ts';
import { type PushDevice, testPush } from '../../../domain/push-device.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { wake } from '../../platform/attention.ts';
import { hasPermission, whenShown } from '../../platform/push.ts';
import { submit } from '../../store/submit.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Row } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './notices.module.css';

type StepState = 'done' | 'waiting' | 'failed' | 'later';
const ICONS = { done: 'check', waiting: 'clock', failed: 'warning', later: 'clock' } as const;
const LOOKS = { done: css.good, waiting: css.soft, failed: css.bad, later: css.soft } as const;
const OUTCOMES = { sent: 'done', later: 'later', refused: 'failed' } as const;

/** How often to ask the server what became of the message, and how often at most. */
const ASK_MS = 3000;
const ASKS = 15;

/** What the phone's row said before the test. */
type Test = { readonly before: string | undefined; readonly asks: number; readonly isShown: boolean };

function useTest() {
  const [test, setTest] = useState<Test | undefined>(undefined);
  const isWaiting = test !== undefined && !test.isShown && test.asks < ASKS;
  useEffect(
    () =>
      whenShown((tag) => {
        if (tag === 'test') setTest((now) => now && { ...now, isShown: true });
      }),
    [],
  );
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      wake();
      setTest((now) => now && { ...now, asks: now.asks + 1 });
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [isWaiting]);
  useEffect(() => {
    // The row of the phone says by now that the service took it.
    if (test?.isShown !== true) return;
    wake();
    announce(t('push.testDone'));
  }, [test?.isShown]);
  return { test, setTest };
}

export function PushTest(props: { device: PushDevice | undefined; waits: boolean }) {
  const store = useStore();
  const { device, waits } = props;
  const { test, setTest } = useTest();
  const start = async (): Promise<void> => {
    const refusal = refusalOf(await submit(store, testPush, SITE, {}));
    if (refusal !== undefined) return toast(refusal);
    setTest({ before: device?.last?.at, asks: 0, isShown: false });
  };
  const last = device?.last;
  const taken = test?.isShown || last === undefined || last.at === test?.before ? undefined : last.outcome;
  const steps: [Parameters<typeof t>[0], StepState][] = [
    ['push.step.permission', hasPermission() ? 'done' : 'failed'],
    ['push.step.subscribed', 'done'],
    ['push.step.server', device !== undefined && !waits ? 'done' : 'waiting'],
    ['push.step.service', test?.isShown ? 'done' : taken === undefined ? 'waiting' : OUTCOMES[taken]],
    ['push.step.shown', test?.isShown ? 'done' : 'waiting'],
  ];
  return (
    <>
      {test !== undefined && (
        <section aria-label={t('push.testTitle')}>
          <ol class={css.steps}>
            {steps.map(([step, state]) => (
              <li key={step} class={`${css.said} ${LOOKS[state] ?? ''}`}>
                <Icon name={ICONS[state]} />
                <span>
                  {t(step)}: {t(`push.state.${state}`)}
                </span>
              </li>
            ))}
          </ol>
          {test.isShown && <p>{t('push.testDone')}</p>}
          {!test.isShown && test.asks >= ASKS && <p role="status">{t('push.testSlow')}</p>}
        </section>
      )}
      <Row>
        <Button icon="send" onClick={() => void start()}>
          {t('push.testDo')}
        </Button>
      </Row>
    </>
  );
}
