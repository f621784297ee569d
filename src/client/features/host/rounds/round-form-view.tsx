// The form of a new vote: its parts one below the other, and a last look before it is opened.
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { isListed } from '../../../../domain/idea.ts';
import type { AreaId } from '../../../../domain/ids.ts';
import { openRound } from '../../../../domain/round.ts';
import { LIMITS } from '../../../../domain/text.ts';
import { t } from '../../../i18n/words.ts';
import { now } from '../../../platform/clock.ts';
import type { AreaView } from '../../../store/queries/area.ts';
import type { IdeaCard } from '../../../store/queries/ideas.ts';
import { Button } from '../../../ui/button.tsx';
import { CardChoice } from '../../../ui/card-choice.tsx';
import { ConfirmSheet } from '../../../ui/confirm-sheet.tsx';
import { Row, Section, Stack } from '../../../ui/screen.tsx';
import { toast } from '../../../ui/toast.tsx';
import { LocalTextFields } from '../local-text-fields.tsx';
import { refusalWords, useFormSend } from '../send.ts';
import { CandidatePicker } from './candidate-picker.tsx';
import { DoorFields } from './door-fields.tsx';
import type { FormPart } from './form-part.ts';
import { LastLook } from './last-look.tsx';
import { MethodFields } from './method-fields.tsx';
import { type FieldTroubles, type RoundArgs, readForm } from './round-args.ts';
import { METHODS } from './round-form.ts';
import css from './rounds.module.css';
import { type FormStart, useRoundForm } from './use-round-form.ts';

const NONE: FieldTroubles = new Map();

/** `ideas` are the most supported first. */
export function RoundFormView(props: {
  areaId: AreaId;
  start: FormStart;
  area: AreaView;
  ideas: readonly IdeaCard[];
}) {
  const { areaId, area } = props;
  const { route } = useLocation();
  const kept = useRoundForm(areaId, props.start.form);
  const { send, troubles } = useFormSend();
  const [tried, setTried] = useState(false);
  const [looking, setLooking] = useState<RoundArgs | undefined>(undefined);
  const [clearing, setClearing] = useState(false);
  const frame = useRef<HTMLFormElement>(null);
  const ideas = props.ideas.filter(({ idea }) => isListed(idea));
  const standing = new Set(ideas.map(({ idea }) => idea.id));
  // What was merged or hidden since it was chosen is no candidate any more.
  const form = { ...kept.form, chosen: kept.form.chosen.filter((id) => standing.has(id)) };
  const read = readForm(form, now());
  const wrong = tried && 'troubles' in read ? read.troubles : NONE;
  const part: FormPart = {
    form,
    change: kept.change,
    wrongAt: (field) => {
      const found = wrong.get(field);
      return found && t(found.key, found.params);
    },
  };
  const look = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const result = readForm(form, now());
    if ('args' in result) setLooking(result.args);
    else setTimeout(() => toFirstTrouble(frame.current));
  };
  const open = async (args: RoundArgs): Promise<void> => {
    kept.flush();
    const sent = await send(openRound, areaId, args);
    setLooking(undefined);
    if (sent !== 'stored') return;
    toast(t('rounds.opened'));
    route(`/host/rounds/${args.roundId}`, true);
  };
  const { refused } = props.start;
  return (
    <form ref={frame} onSubmit={look} noValidate>
      <Stack gap="l">
        {refused !== undefined && (
          <p class={css.warning}>{t('rounds.refused', { why: refusalWords(refused) })}</p>
        )}
        <LocalTextFields
          label={t('rounds.name')}
          hint={t('rounds.nameHint')}
          value={form.title}
          onChange={(title) => kept.change({ title })}
          max={LIMITS.localName}
          error={part.wrongAt('title')}
        />
        <CardChoice
          label={t('rounds.how')}
          options={METHODS.map((value) => ({
            value,
            label: t(`rounds.method.${value}`),
            text: t(`rounds.when.${value}`),
          }))}
          value={form.method}
          onChange={(method) => kept.change({ method, numbers: {} })}
        />
        <MethodFields part={part} />
      </Stack>
      <CandidatePicker part={part} ideas={ideas} area={area} />
      <Section title={t('rounds.doorAndEnd')}>
        <DoorFields part={part} />
      </Section>
      <Section title={t('rounds.lastLook')}>
        <p>{t('rounds.frozen')}</p>
        {wrong.size > 0 && (
          <p class={css.wrong} role="alert">
            {t('rounds.wrong.some')}
          </p>
        )}
        {troubles.besides() !== undefined && <p role="alert">{troubles.besides()}</p>}
        <Row>
          <Button look="primary" submit icon="vote">
            {t('rounds.look')}
          </Button>
          <Button look="plain" onClick={() => setClearing(true)}>
            {t('rounds.clear')}
          </Button>
        </Row>
      </Section>
      {clearing && (
        <ConfirmSheet
          title={t('rounds.clear')}
          text={t('rounds.clearAsk')}
          confirmLabel={t('rounds.clear')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => {
            kept.clear();
            setTried(false);
          }}
          onClose={() => setClearing(false)}
        />
      )}
      {looking !== undefined && (
        <LastLook
          args={looking}
          ideas={ideas}
          onClose={() => setLooking(undefined)}
          onOpen={() => open(looking)}
        />
      )}
    </form>
  );
}

function toFirstTrouble(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]');
  first?.focus();
  first?.scrollIntoView({ block: 'center' });
}
