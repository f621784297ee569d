// Inviting other hosts, and what became of earlier invites.
import { useState } from 'preact/hooks';
import type { Scope } from '../../../domain/ids.ts';
import type { Invite } from '../../../domain/invite.ts';
import { roleNamed } from '../../../domain/role.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { minute } from '../../platform/clock.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import css from './host.module.css';
import { InviteForm } from './invite-form.tsx';
import { InviteLink, type MadeInvite } from './invite-link.tsx';

/** The link of a new invite stays on the screen until the host closes it. */
export function InviteSection(props: {
  scope: Scope;
  title: string;
  /** What the button says. */
  make: string;
  invites: readonly Invite[];
}) {
  const [step, setStep] = useState<'idle' | 'form' | MadeInvite>('idle');
  const idle = (): void => setStep('idle');
  const newest = [...props.invites].sort((a, b) => b.expiresAt.localeCompare(a.expiresAt));
  return (
    <Section
      title={props.title}
      action={
        step === 'idle' && (
          <Button icon="plus" onClick={() => setStep('form')}>
            {props.make}
          </Button>
        )
      }
    >
      {step === 'form' && <InviteForm scope={props.scope} onMade={setStep} onCancel={idle} />}
      {typeof step === 'object' && <InviteLink made={step} onClose={idle} />}
      {newest.length === 0 && step === 'idle' && <p class={css.soft}>{t('host.noInvites')}</p>}
      <ul class={css.plainList}>
        {newest.map((invite) => (
          <li key={invite.id}>
            <b>{invite.label ?? t('host.inviteNameless')}</b>
            <p class={css.soft}>
              {t(`role.${roleNamed(invite.role)}`)} · {stateOf(invite)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateOf(invite: Invite): string {
  if (invite.usedAt !== undefined) return t('host.inviteUsed', { when: formatMoment(invite.usedAt) });
  const when = formatMoment(invite.expiresAt);
  const isOver = Date.parse(invite.expiresAt) <= minute.value;
  return t(isOver ? 'host.inviteExpired' : 'host.inviteOpen', { when });
}
