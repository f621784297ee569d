// The log of what staff did, newest first, for admins; fetched a page at a time.
import { useEffect, useState } from 'preact/hooks';
import type { Audit } from '../../../../domain/audit.ts';
import type { AreaId } from '../../../../domain/ids.ts';
import { ROLES } from '../../../../domain/role.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { t } from '../../../i18n/words.ts';
import { settled } from '../../../live/settled.ts';
import { useLive, useStore } from '../../../live/store-context.ts';
import { type AuditLines, fetchAudit } from '../../../platform/audit-log.ts';
import { goBack } from '../../../platform/navigation.ts';
import { clientOf } from '../../../store/identity.ts';
import { type Staff, staffOf } from '../../../store/queries/staff.ts';
import { Button } from '../../../ui/button.tsx';
import { ScreenHead } from '../../../ui/screen.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/state.tsx';
import css from '../host.module.css';
import { addressOf, doneBy } from './audit-words.ts';

type Log = AuditLines & { readonly state: 'ready' | 'loading' | 'failed' | 'denied' };
const START: Log = { lines: [], older: undefined, state: 'loading' };

/** The screen of `/host/log`. */
export function AuditScreen(props: { areaId: AreaId }) {
  const { log, more } = useLog(props.areaId);
  const staff = settled(useLive((db) => staffOf(db, props.areaId), props.areaId));
  return (
    <>
      <ScreenHead title={t('audit.title')} back={{ href: '/host', label: t('host.title'), onClick: goBack }}>
        <p class={css.soft}>{t('audit.text')}</p>
      </ScreenHead>
      {staff.state === 'ready' && log.lines.length > 0 && (
        <ol class={css.list}>
          {log.lines.map((line) => (
            <Line key={line.id} line={line} staff={staff.value} />
          ))}
        </ol>
      )}
      <Foot log={log} more={more} />
    </>
  );
}

function useLog(areaId: AreaId) {
  const store = useStore();
  const [log, setLog] = useState(START);
  const more = async (before: Log): Promise<void> => {
    setLog({ ...before, state: 'loading' });
    const page = await fetchAudit(areaId, before.older, await clientOf(store));
    if (page === 'denied') setLog({ ...before, state: 'denied' });
    else if (page === undefined) setLog({ ...before, state: 'failed' });
    else setLog({ lines: [...before.lines, ...page.lines], older: page.older, state: 'ready' });
  };
  useEffect(() => void more(START), [store, areaId]);
  return { log, more: () => void more(log) };
}

function Foot({ log, more }: { log: Log; more: () => void }) {
  switch (log.state) {
    case 'loading':
      return <Skeleton label={t('app.loading')} cards={log.lines.length === 0 ? 3 : 1} />;
    case 'denied':
      return <EmptyState title={t('audit.denied')} />;
    case 'failed':
      return (
        <ErrorState title={t('audit.failed')} action={<Button onClick={more}>{t('audit.again')}</Button>}>
          {t('audit.failedText')}
        </ErrorState>
      );
    case 'ready':
      if (log.lines.length === 0) return <EmptyState title={t('audit.empty')} />;
      return log.older === undefined ? null : <Button onClick={more}>{t('audit.older')}</Button>;
  }
}

function Line({ line, staff }: { line: Audit; staff: Staff }) {
  const address = addressOf(line.command, line.subject);
  const role = ROLES.find((name) => name === line.role);
  return (
    <li>
      <b>{whoOf(line, staff)}</b> {t(doneBy(line.command))}
      {role !== undefined && `: ${t(`role.${role}`)}`}
      <p class={css.soft}>
        {formatMoment(line.at)}
        {address !== undefined && (
          <>
            {' · '}
            <a href={address}>{t('audit.show')}</a>
          </>
        )}
      </p>
    </li>
  );
}

/** For whom her invite was made; else the end of her number, so that two people can be told apart. */
function whoOf({ by }: Audit, { me, holders }: Staff): string {
  const label = holders.find(({ memberId, label }) => memberId === by && label !== undefined)?.label;
  const name = label ?? t('audit.someone', { number: by.slice(-4) });
  return by === me ? t('staff.me', { name }) : name;
}
