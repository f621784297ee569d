// Giving commands from a host's screens: from forms, which show what is wrong at the field, and from buttons.
import { useState } from 'preact/hooks';
import type { Scope } from '../../../domain/ids.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import type { Rule } from '../../../domain/rule.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { type Submitted, submit } from '../../store/submit.ts';
import { announce } from '../../ui/live-region.tsx';
import { toast } from '../../ui/toast.tsx';

type Trouble = {
  readonly field: string;
  readonly code: 'no-room' | RejectCode;
  readonly sentence: string;
};

/** Why a host's act was refused. What a voter is told of a closed vote is about her ballot. */
export const refusalWords = (code: RejectCode): string =>
  t(code === 'round-closed' ? 'rounds.isClosed' : `reject.${code}`);

function troubleOf(result: Submitted): Trouble | undefined {
  switch (result.outcome) {
    case 'stored':
      return undefined;
    case 'no-room':
      return { field: '', code: 'no-room', sentence: t('sync.full') };
    case 'refused':
      return { field: result.field ?? '', code: result.code, sentence: refusalWords(result.code) };
  }
}

export type FormTroubles = {
  /** What is wrong with a field (or with a part of it), if anything. */
  at(field: string): string | undefined;
  /** What is wrong with none of these fields. */
  besides(...fields: string[]): string | undefined;
};

/** What became of a form's command; `troubles` tells the person. */
export type Sent = 'stored' | 'no-room' | RejectCode;

/** For a form, which shows at its fields what is wrong. */
export function useFormSend() {
  const store = useStore();
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const send = async <Args>(rule: Rule<string, Args>, scope: Scope, args: Args): Promise<Sent> => {
    const found = troubleOf(await submit(store, rule, scope, args));
    setTrouble(found);
    return found?.code ?? 'stored';
  };
  const isAt = (field: string): boolean =>
    trouble?.field === field || trouble?.field.startsWith(`${field}.`) === true;
  const troubles: FormTroubles = {
    at: (field) => (isAt(field) ? trouble?.sentence : undefined),
    besides: (...fields) => (fields.some(isAt) ? undefined : trouble?.sentence),
  };
  return { send, troubles };
}

/** For a button: says `done` to screen readers when stored, and what is wrong to everybody when not. */
export function useSend() {
  const store = useStore();
  return async <Args>(
    rule: Rule<string, Args>,
    scope: Scope,
    args: Args,
    done?: string,
  ): Promise<boolean> => {
    const trouble = troubleOf(await submit(store, rule, scope, args));
    if (trouble !== undefined) toast(trouble.sentence);
    else if (done !== undefined) announce(done);
    return trouble === undefined;
  };
}
