// A ballot while it is filled in: kept as a draft at every tap, shown once more before it is sent.
import { useEffect, useRef, useState } from 'preact/hooks';
import { orderFor } from '../../../domain/candidate-order.ts';
import type { Mark } from '../../../domain/mark.ts';
import { readCode } from '../../../domain/voting-code.ts';
import { t } from '../../i18n/words.ts';
import { useDraft } from '../../live/use-draft.ts';
import { online } from '../../platform/signals.ts';
import type { RoundView } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ActBar } from '../../ui/screen.tsx';
import { AddressNeeded } from './address-needed.tsx';
import { ballotKeep } from './ballot-draft.ts';
import { fieldsOf, type Start, sameAsCast } from './ballot-start.ts';
import { Candidates } from './candidates.tsx';
import { Count } from './count.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { VotingRules } from './round-facts.tsx';
import { countOf, isOverfull, whatToMend } from './round-words.ts';
import { type Trouble, troubleOf, useCasting } from './use-casting.ts';
import css from './vote.module.css';

/** `isKept` where it is a draft from before, `isUnreadable` where that cannot be opened; `scanned` is the code of a slip that was scanned just now. */
export function BallotForm(props: {
  view: RoundView;
  start: Start;
  /** What was cast with the code that it starts with. */
  cast: readonly Mark[];
  isKept: boolean;
  isUnreadable: boolean;
  scanned: string | undefined;
  onChange: () => void;
  onSent: (code: string | undefined) => void;
  /** Leaves what was cast as it is. */
  onCancel: (() => void) | undefined;
}) {
  const { view, start, scanned } = props;
  const { round } = view;
  // As it was when she began: an answer that comes meanwhile must not move anything under her thumb.
  const [order] = useState(() => orderFor(view.voter, round.id, view.candidates).map(({ ideaId }) => ideaId));
  const candidates = order.flatMap((id) => view.candidates.find(({ ideaId }) => ideaId === id) ?? []);
  const [isBlank] = useState(() => sameAsCast(props.cast, start));
  const [keep] = useState(() => ballotKeep(round));
  const draft = useDraft(fieldsOf(view, start), isBlank, keep);
  const { marks = [], code = '', refused } = draft.fields;
  const [trouble, setTrouble] = useState<Trouble | undefined>(refused && troubleOf(refused.code));
  const [isReviewing, setReviewing] = useState(false);
  const { cast, isBusy } = useCasting(round, draft, keep);
  const codeField = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  useEffect(() => {
    if (scanned !== undefined) draft.change({ code: readCode(scanned) ?? scanned });
  }, [scanned, draft.change]);

  const change = (part: Pick<Start, 'marks' | 'code'>): void => {
    setTrouble(undefined);
    props.onChange();
    draft.change({ ...part, refused: undefined });
  };
  const isAddressMissing = round.door === 'mail' && view.address === undefined;
  const unfit = whatToMend(round.method, marks, candidates.length);
  const review = (): void => {
    if (unfit !== undefined) setTrouble({ text: unfit, isCode: false });
    else if (isAddressMissing) setTrouble({ text: t('reject.mail-needed'), isCode: false });
    else if (round.door === 'code' && readCode(code) === undefined) {
      setTrouble({ text: t('ballot.codeShape'), isCode: true });
      codeField.current?.focus();
    } else setReviewing(true);
  };
  const send = async (): Promise<void> => {
    const met = await cast();
    setReviewing(false);
    if (met === undefined) props.onSent(readCode(code));
    else setTrouble(met);
  };
  // Said at once where too much is chosen, the rest when she sends.
  const said = trouble?.isCode === false ? trouble.text : isOverfull(round.method, marks) ? unfit : undefined;

  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <VotingRules round={round} />
      {props.isKept && refused === undefined && <p class={css.soft}>{t('ballot.draftBack')}</p>}
      {props.isUnreadable && <p>{t('ballot.lost')}</p>}
      {isAddressMissing && <AddressNeeded />}
      {round.door === 'mail' && view.address !== undefined && (
        <p class={css.soft}>{t('ballot.address', { address: view.address })}</p>
      )}
      {round.door === 'code' && (
        <Field
          label={t('ballot.code')}
          hint={t('ballot.codeHint')}
          value={code}
          error={trouble?.isCode === true ? trouble.text : undefined}
          onInput={(text) => change({ code: text })}
          inputRef={codeField}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          enterKeyHint="done"
          large
        />
      )}
      <Count text={countOf(round.method, marks, candidates)} trouble={said} />
      <Candidates
        method={round.method}
        candidates={candidates}
        marks={marks}
        onMarks={(next) => change({ marks: [...next] })}
        onStuck={(text) => setTrouble({ text, isCode: false })}
      />
      {round.grace > 0 && <p class={css.soft}>{t('ballot.grace', { count: round.grace })}</p>}
      <p class={css.soft}>
        {!online.value && `${t('sync.offline')} `}
        {draft.isSaved && !isBlank(draft.fields) && t('write.draftSaved')}
      </p>
      <ActBar>
        {props.onCancel !== undefined && (
          <Button
            onClick={() => {
              draft.discard(fieldsOf(view, {}));
              props.onCancel?.();
            }}
          >
            {t('act.cancel')}
          </Button>
        )}
        <Button look="primary" icon="vote" submit busy={isBusy}>
          {t('ballot.review')}
        </Button>
      </ActBar>
      {isReviewing && (
        <ReviewSheet
          round={round}
          candidates={candidates}
          marks={marks}
          isBusy={isBusy}
          onSend={() => void send()}
          onClose={() => setReviewing(false)}
        />
      )}
    </form>
  );
}
