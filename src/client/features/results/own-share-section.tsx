// "Your share": worked out on this phone from its own ballot, and shown only when the person asks.
import { useState } from 'preact/hooks';
import { formatMoney } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { Bars } from './bar.tsx';
import { type OwnPayments, ownPayments } from './own-payments.ts';
import { type Counted, type Placed, titleOf } from './placed.ts';
import css from './result.module.css';

/** Hidden again with the same button: somebody may look over the shoulder. */
export function OwnShareSection(props: { view: Counted; placed: readonly Placed[]; share: string }) {
  const [isShown, setShown] = useState(false);
  const ballot = props.view.counted;
  return (
    <Section title={t('results.own')}>
      <p>{t(ballot === undefined ? 'results.ownNone' : 'results.ownText')}</p>
      {ballot !== undefined && (
        <div>
          <Button icon="person" expanded={isShown} onClick={() => setShown(!isShown)}>
            {t(isShown ? 'results.ownHide' : 'results.ownShow')}
          </Button>
        </div>
      )}
      {ballot !== undefined && isShown && (
        <Payments
          own={ownPayments(ballot.marks, props.placed, props.share)}
          isBlank={ballot.marks.length === 0}
        />
      )}
    </Section>
  );
}

function Payments({ own, isBlank }: { own: OwnPayments; isBlank: boolean }) {
  return (
    <div class={css.own}>
      <p class={css.numbers}>
        <b>{t('results.ownIs', { share: formatMoney(own.share) })}</b>
      </p>
      {isBlank && <p>{t('results.ownBlank')}</p>}
      <Bars
        whole={own.share}
        lines={[
          ...own.payments.map(({ placed, amount }) => ({
            name: titleOf(placed.candidate),
            value: formatMoney(amount),
            part: amount,
          })),
          { name: t('results.ownUnused'), value: formatMoney(own.unused), part: own.unused, look: 'short' },
        ]}
      />
      <p class={css.soft}>{t('results.ownRounded')}</p>
    </div>
  );
}
