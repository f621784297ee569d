// Making an invite: its secret is drawn here and leaves this device only in the link; the server gets its hash.

import { useState } from 'preact/hooks';
import { hexOf, type Scope } from '../../../domain/ids.ts';
import { hashOf, INVITED_ROLES, makeInvite } from '../../../domain/invite.ts';
import { LIMITS } from '../../../domain/text.ts';
import { plural, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import { Segmented, Select } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Stack } from '../../ui/screen.tsx';
import { HostForm } from './form.tsx';
import css from './host.module.css';
import type { MadeInvite } from './invite-link.tsx';
import { useFormSend } from './send.ts';

const DAYS = ['1', '7', '30'] as const;
const DAY_MS = 86_400_000;

/** For whom and for how long. */
export function InviteForm(props: {
  scope: Scope;
  onMade: (made: MadeInvite) => void;
  onCancel: () => void;
}) {
  const store = useStore();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<(typeof INVITED_ROLES)[number]>('facilitator');
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const { send, troubles } = useFormSend();
  const make = async (): Promise<void> => {
    const secret = hexOf(store.random(32));
    const hash = hashOf(secret);
    const made = {
      hash,
      address: `${location.origin}/invite/${secret}`,
      until: new Date(store.now() + Number(days) * DAY_MS).toISOString(),
    };
    const args = { hash, role, label: label.trim() === '' ? undefined : label, days: Number(days) };
    if ((await send(makeInvite, props.scope, args)) === 'stored') props.onMade(made);
  };
  return (
    <HostForm
      saveLabel={t('host.inviteMake')}
      onSave={make}
      onCancel={props.onCancel}
      trouble={troubles.besides('label')}
    >
      <Stack gap="s">
        <Select
          label={t('host.inviteRole')}
          options={INVITED_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={setRole}
        />
        <p class={css.soft}>{t(`roleText.${role}`)}</p>
      </Stack>
      <Field
        label={t('host.inviteFor')}
        hint={t('host.inviteForHint')}
        value={label}
        onInput={setLabel}
        max={LIMITS.name}
        error={troubles.at('label')}
      />
      <Segmented
        label={t('host.inviteDays')}
        options={DAYS.map((value) => ({ value, label: plural('host.days', Number(value)) }))}
        value={days}
        onChange={setDays}
      />
    </HostForm>
  );
}
