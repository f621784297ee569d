// Who has which role in a scope, with a way to take one away.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Holder } from '../../../../domain/holder.ts';
import type { MemberId, Scope } from '../../../../domain/ids.ts';
import { INVITED_ROLES } from '../../../../domain/invite.ts';
import { revokeRole } from '../../../../domain/revoke.ts';
import { formatDate } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive } from '../../../live/store-context.ts';
import { staffOf } from '../../../store/queries/staff.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmSheet } from '../../../ui/confirm-sheet.tsx';
import { Section } from '../../../ui/screen.tsx';
import css from '../host.module.css';
import { useSend } from '../send.ts';

/** Only an admin sees it. */
export function HolderSection(props: {
  scope: Scope;
  title: string;
  none: string;
  children?: ComponentChildren;
}) {
  const live = settled(useLive((db) => staffOf(db, props.scope), props.scope));
  const [leaving, setLeaving] = useState<Holder | undefined>(undefined);
  const send = useSend();
  if (live.state === 'loading') return null;
  const { me, holders } = live.value;
  const here = holders.filter(({ endedAt }) => endedAt === undefined);
  const revoke = (holder: Holder): void => {
    const role = INVITED_ROLES.find((name) => name === holder.role);
    if (role === undefined) return;
    void send(revokeRole, props.scope, { memberId: holder.memberId, role }, t('staff.revoked'));
  };
  return (
    <Section title={props.title}>
      {here.length === 0 && <p class={css.soft}>{props.none}</p>}
      <ul class={css.plainList}>
        {here.map((holder) => (
          <li key={holder.id} class={css.about}>
            <div>
              <b>{nameOf(holder, me)}</b>
              <p class={css.soft}>
                {t('staff.since', { role: t(`role.${holder.role}`), when: formatDate(holder.since) })}
              </p>
            </div>
            {holder.role !== 'kehraMember' && (
              <Button
                label={t('staff.revokeOf', { name: nameOf(holder, me), role: t(`role.${holder.role}`) })}
                onClick={() => setLeaving(holder)}
              >
                {t('staff.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {props.children}
      {leaving !== undefined && (
        <ConfirmSheet
          title={t('staff.ask')}
          text={t('staff.askText', { name: nameOf(leaving, me), role: t(`role.${leaving.role}`) })}
          confirmLabel={t('staff.revoke')}
          cancelLabel={t('act.cancel')}
          onConfirm={() => revoke(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Section>
  );
}

/** For whom the invite was made; the server knows no names. */
function nameOf({ memberId, label }: Holder, me: MemberId): string {
  const name = label ?? t('staff.nameless');
  return memberId === me ? t('staff.me', { name }) : name;
}
