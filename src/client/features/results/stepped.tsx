// Steps that a person turns over with two buttons: nothing moves by itself.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import css from './result.module.css';

/** `said` is told at each step; `shown` stands below the buttons and is there to be looked at. */
export function Stepped(props: {
  of: number;
  said: (at: number) => ComponentChildren;
  shown?: (at: number) => ComponentChildren;
}) {
  const [wanted, setAt] = useState(0);
  const at = Math.min(wanted, props.of - 1);
  return (
    <div class={css.replay}>
      <div aria-live="polite">{props.said(at)}</div>
      <div class={css.stepper}>
        <Button icon="back" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('results.previous')}
        </Button>
        <Button icon="forward" disabled={at === props.of - 1} onClick={() => setAt(at + 1)}>
          {t('results.following')}
        </Button>
      </div>
      {props.shown?.(at)}
    </div>
  );
}
