// Applying to the Kehrä: a side, a name, why, and whether the name may be shown. It needs no network.
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { AreaId } from '../../../domain/ids.ts';
import type { RejectCode } from '../../../domain/reject.ts';
import { applyForSeat } from '../../../domain/seat.ts';
import { SIDES } from '../../../domain/tally/grades.ts';
import { filled, LIMITS } from '../../../domain/text.ts';
import { counter } from '../../i18n/counter.ts';
import { t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { goBack } from '../../platform/navigation.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardChoice } from '../../ui/card-choice.tsx';
import { Field } from '../../ui/field.tsx';
import { ScreenHead, Stack } from '../../ui/screen.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { Tick } from '../../ui/tick.tsx';
import { type ApplyForm, type ApplyStart, startOf, useApplyForm } from './apply-form.ts';
import css from './kehra.module.css';

/** The screen of `/kehra/join`. */
export function ApplyScreen(props: { areaId: AreaId }) {
  const store = useStore();
  const { areaId } = props;
  const [start, setStart] = useState<ApplyStart | undefined>(undefined);
  const [broken, setBroken] = useState<unknown>(undefined);
  useEffect(() => {
    startOf(store, areaId).then(setStart, setBroken);
  }, [store, areaId]);
  if (broken !== undefined) throw broken;
  return (
    <>
      <ScreenHead
        title={t('kehra.apply')}
        back={{ href: '/kehra', label: t('kehra.title'), onClick: goBack }}
      />
      {start === undefined && <Skeleton label={t('app.loading')} cards={1} />}
      {start?.isDone === true && (
        <EmptyState
          title={t('reject.seat-taken')}
          action={<LinkButton href="/kehra">{t('kehra.title')}</LinkButton>}
        />
      )}
      {start?.isDone === false && <Form areaId={areaId} start={start} />}
    </>
  );
}

type Trouble = { readonly field: string; readonly code: RejectCode | 'no-room' };

/** What is wrong with a field. */
function sentence(trouble: Trouble | undefined, field: string): string | undefined {
  if (trouble?.field !== field) return undefined;
  if (trouble.code === 'no-room') return t('sync.full');
  if (trouble.code === 'empty' && field === 'name') return t('kehra.nameEmpty');
  return t(`reject.${trouble.code}`);
}

function Form({ areaId, start }: { areaId: AreaId; start: ApplyStart }) {
  const { form, change, flush } = useApplyForm(areaId, start.form);
  const first = start.refused === undefined ? undefined : { field: '', code: start.refused };
  const { send, trouble, noSide, busy } = useSending(areaId, first);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        flush();
        void send(form);
      }}
    >
      <Stack gap="l">
        <p class={css.soft}>{t('kehra.applyText')}</p>
        {sentence(trouble, '') !== undefined && <p role="alert">{sentence(trouble, '')}</p>}
        <CardChoice
          label={t('kehra.side')}
          options={SIDES.map((side) => ({
            value: side,
            label: t(`side.${side}`),
            text: t(`sideText.${side}`),
          }))}
          value={form.side}
          onChange={(side) => change({ side })}
          error={noSide && form.side === undefined ? t('kehra.sideMissing') : undefined}
        />
        <Field
          label={t('kehra.name')}
          hint={t('kehra.nameHint')}
          required
          value={form.name}
          max={LIMITS.name}
          counter={counter}
          onInput={(name) => change({ name })}
          error={sentence(trouble, 'name')}
          autoComplete="name"
          autoCapitalize="words"
        />
        <Field
          multiline
          rows={4}
          label={t('kehra.why')}
          hint={t('kehra.whyHint')}
          value={form.why}
          max={LIMITS.why}
          counter={counter}
          onInput={(why) => change({ why })}
          error={sentence(trouble, 'why')}
        />
        <Tick checked={form.isPublic} onChange={(checked) => change({ isPublic: checked })}>
          {t('kehra.consent')}
        </Tick>
        <Button look="primary" icon="send" wide submit busy={busy}>
          {t('kehra.send')}
        </Button>
      </Stack>
    </form>
  );
}

function useSending(areaId: AreaId, first: Trouble | undefined) {
  const store = useStore();
  const { route } = useLocation();
  const [trouble, setTrouble] = useState<Trouble | undefined>(first);
  const [noSide, setNoSide] = useState(false);
  const [busy, setBusy] = useState(false);
  const send = async ({ side, why, ...form }: ApplyForm): Promise<void> => {
    setNoSide(side === undefined);
    if (busy || side === undefined) return;
    setBusy(true);
    const args = { ...form, side, why: filled(why) };
    const result = await submit(store, applyForSeat, areaId, args).finally(() => setBusy(false));
    switch (result.outcome) {
      case 'stored':
        return route('/kehra', true);
      case 'no-room':
        return setTrouble({ field: '', code: 'no-room' });
      case 'refused':
        return setTrouble({ field: result.field ?? '', code: result.code });
    }
  };
  return { send, trouble, noSide, busy };
}
