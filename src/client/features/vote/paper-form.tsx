// The form of a paper ballot: its code first, then the marks in the order in which they are printed.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mark } from '../../../domain/mark.ts';
import { codeHash, readCode, type VotingCode, votingCodeId } from '../../../domain/voting-code.ts';
import { t } from '../../i18n/words.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Candidates } from './candidates.tsx';
import { Count } from './count.tsx';
import { gradeByDigit } from './grade-keys.ts';
import css from './paper.module.css';
import { countOf, isOverfull, whatToMend } from './round-words.ts';
import type { Trouble } from './use-casting.ts';

/** Starts empty with the focus on the code; `onSave` answers what is wrong. */
export function PaperForm(props: {
  view: RoundView;
  codes: ReadonlyMap<string, VotingCode>;
  onSave: (code: string, marks: Mark[]) => Promise<Trouble | undefined>;
}) {
  const { view, codes } = props;
  const { round, candidates } = view;
  const [typed, setTyped] = useState('');
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const isSaving = useRef(false);
  const codeField = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const ballot = useRef<HTMLDivElement | null>(null);
  useEffect(() => codeField.current?.focus(), []);

  const blame = (text: string): undefined => {
    setTrouble({ text, isCode: true });
    codeField.current?.focus();
    return undefined;
  };
  /** The code where it can be one; else says what is wrong. */
  const goodCode = (): string | undefined => {
    // A scanner types the whole address of the slip.
    const code = readCode(typed.split('#').pop() ?? '');
    if (code === undefined) return blame(t('ballot.codeShape'));
    const isKnown = codes.size === 0 || codes.has(votingCodeId(round.id, codeHash(round.id, code)));
    return isKnown ? code : blame(t('rounds.wrong.noCode'));
  };
  const unfit = whatToMend(round.method, marks, candidates.length);
  const save = async (): Promise<void> => {
    const code = goodCode();
    if (code === undefined || isSaving.current) return;
    if (unfit !== undefined) return setTrouble({ text: unfit, isCode: false });
    isSaving.current = true;
    const met = await props.onSave(code, [...marks]).finally(() => {
      isSaving.current = false;
    });
    if (met?.isCode === true) blame(met.text);
    else setTrouble(met);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') {
      if (gradeByDigit(event)) event.preventDefault();
      return;
    }
    const isAtCode = event.target === codeField.current;
    if (!isAtCode && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) void save();
    // Not sent from here: a slip of the finger would make it a blank ballot.
    else if (goodCode() !== undefined)
      ballot.current?.querySelector<HTMLElement>('input[type=checkbox], input:checked, button')?.focus();
  };
  const isOver = isOverfull(round.method, marks);
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={onKey}
    >
      <Field
        large
        label={t('ballot.code')}
        hint={t('ballot.codeHint')}
        value={typed}
        onInput={(text) => {
          setTrouble(undefined);
          setTyped(text);
        }}
        error={trouble?.isCode === true ? trouble.text : undefined}
        inputRef={codeField}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        enterKeyHint="next"
      />
      <Count
        text={countOf(round.method, marks, candidates)}
        trouble={trouble?.isCode === false ? trouble.text : isOver ? unfit : undefined}
      />
      <div ref={ballot}>
        <Candidates
          isPaper
          method={round.method}
          candidates={candidates}
          marks={marks}
          onMarks={(next) => {
            setTrouble(undefined);
            setMarks(next);
          }}
          onStuck={(text) => setTrouble({ text, isCode: false })}
        />
      </div>
      <div class={css.save}>
        <Button look="primary" submit icon="check">
          {t('rounds.paperSave')}
        </Button>
        <p class={css.soft}>
          <span class={css.keys}>
            {t('rounds.paperHint')} {round.method.name === 'grades' && t('rounds.paperDigits')}{' '}
          </span>
          {t('rounds.paperLost')}
        </p>
      </div>
    </form>
  );
}
