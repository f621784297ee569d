// A button that leads to an authenticator and back, and says why it did not lead anywhere.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import type { PasskeyOutcome, PasskeyTrouble } from '../../platform/passkeys.ts';
import { Button } from '../../ui/button.tsx';
import { Row } from '../../ui/screen.tsx';

export function TryPasskey<T>(props: {
  attempt: () => Promise<PasskeyOutcome<T>>;
  onDone: (value: T) => void;
  children: ComponentChildren;
}) {
  const [state, setState] = useState<'ready' | 'busy' | PasskeyTrouble>('ready');
  const start = async (): Promise<void> => {
    setState('busy');
    const outcome = await props.attempt();
    setState(outcome.state === 'done' ? 'ready' : outcome.state);
    if (outcome.state === 'done') props.onDone(outcome.value);
  };
  return (
    <>
      <Row>
        <Button icon="phone" busy={state === 'busy'} onClick={() => void start()}>
          {props.children}
        </Button>
      </Row>
      {state !== 'ready' && state !== 'busy' && <p role="alert">{t(`passkey.${state}`)}</p>}
    </>
  );
}
