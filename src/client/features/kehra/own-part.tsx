// A person's own part in the Kehrä: an invitation, her application and what became of it, or her seat.
import { useState } from 'preact/hooks';
import type { AreaId } from '../../../domain/ids.ts';
import { type Application, consentToName, isCurrent, withdrawSeat } from '../../../domain/seat.ts';
import { refusalOf } from '../../i18n/outcome.ts';
import { plural, t } from '../../i18n/words.ts';
import { useStore } from '../../live/store-context.ts';
import type { KehraView } from '../../store/queries/kehra.ts';
import { submit } from '../../store/submit.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Row, Stack } from '../../ui/screen.tsx';
import { toast } from '../../ui/toast.tsx';
import css from './kehra.module.css';

const JOIN = '/kehra/join';

export function OwnPart({ areaId, view }: { areaId: AreaId; view: KehraView }) {
  const { own, refused, workshops } = view;
  if (refused !== undefined) {
    return (
      <Card as="section">
        <Stack>
          <h2 class={css.cardTitle}>{t('kehra.cameBack')}</h2>
          <p>{t(`reject.${refused}`)}</p>
          <LinkButton icon="edit" href={JOIN}>
            {t('kehra.mend')}
          </LinkButton>
        </Stack>
      </Card>
    );
  }
  if (own !== undefined && isCurrent(own)) {
    return <Standing areaId={areaId} own={own} isWaiting={view.isWaiting} />;
  }
  return (
    <Card as="section" thread={4}>
      <Stack>
        <h2 class={css.cardTitle}>{t(workshops > 0 ? 'kehra.invited' : 'kehra.join')}</h2>
        {own !== undefined && own.state !== 'withdrawn' && (
          <p>
            {t(own.state === 'declined' ? 'kehra.declined' : 'kehra.ended')} {own.reason}
          </p>
        )}
        <p>{workshops > 0 ? plural('kehra.invitedText', workshops) : t('kehra.joinText')}</p>
        <LinkButton look="primary" icon="people" href={JOIN}>
          {t('kehra.apply')}
        </LinkButton>
      </Stack>
    </Card>
  );
}

function Standing(props: { areaId: AreaId; own: Application; isWaiting: boolean }) {
  const { areaId, own } = props;
  const store = useStore();
  const [leaves, setLeaves] = useState(false);
  const isSeated = own.state === 'seated';
  const { seatId, isPublic } = own;
  const say = async (done: Promise<Parameters<typeof refusalOf>[0]>): Promise<void> => {
    const refusal = refusalOf(await done);
    if (refusal !== undefined) toast(refusal);
  };
  const leave = isSeated ? t('kehra.leave') : t('kehra.withdraw');
  return (
    <Card as="section" thread={4}>
      <Stack>
        <h2 class={css.cardTitle}>{t(isSeated ? 'kehra.youSit' : 'kehra.youApplied')}</h2>
        <p>
          {own.name} · {t(`side.${own.side}`)}
        </p>
        <p role="status">{t(stateWord(own, props.isWaiting))}</p>
        <p class={css.soft}>{t(isPublic ? 'kehra.nameShown' : 'kehra.nameHidden')}</p>
        <Row>
          <Button onClick={() => say(submit(store, consentToName, areaId, { seatId, isPublic: !isPublic }))}>
            {t(isPublic ? 'kehra.hideName' : 'kehra.showName')}
          </Button>
          <Button look="plain" onClick={() => setLeaves(true)}>
            {leave}
          </Button>
        </Row>
      </Stack>
      {leaves && (
        <ConfirmSheet
          title={leave}
          text={t(isSeated ? 'kehra.leaveText' : 'kehra.withdrawText')}
          confirmLabel={leave}
          cancelLabel={t('act.cancel')}
          onConfirm={() => void say(submit(store, withdrawSeat, areaId, { seatId }))}
          onClose={() => setLeaves(false)}
        />
      )}
    </Card>
  );
}

function stateWord({ state }: Application, isWaiting: boolean) {
  if (isWaiting) return 'kehra.waiting';
  return state === 'seated' ? 'kehra.accepted' : 'kehra.sent';
}
