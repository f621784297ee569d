// "Your share": worked out on this phone from its own ballot, and shown only when the person asks.
import { useState } from 'preact/hooks';
import { formatMoney } from '../../i18n/format.ts';
import { t } from '../../i18n/words.ts';
import { useSaid } from '../../live/said.ts';
import type { OwnBallot } from '../../store/queries/rounds.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { Bars } from './bar.tsx';
import { type OwnPayments, ownPayments } from './own-payments.ts';
import { type Counted, type Placed, titleOf } from './placed.ts';
import type { Money } from './reasons.ts';
import css from './result.module.css';

/** Hidden again with the same button: somebody may look over the shoulder. */
export function OwnShareSection(props: { view: Counted; placed: readonly Placed[]; money: Money }) {
  const [isShown, setShown] = useState(false);
  const ballot = props.view.counted;
  const share = shareOf(props.money, ballot);
  const saidOf = useSaid(ballot === undefined || !isShown ? [] : [ballot]);
  const said = ballot && saidOf(ballot);
  return (
    <Section title={t('results.own')}>
      <p>{t(share === undefined ? 'results.ownNone' : 'results.ownText')}</p>
      {share !== undefined && (
        <div>
          <Button icon="person" expanded={isShown} onClick={() => setShown(!isShown)}>
            {t(isShown ? 'results.ownHide' : 'results.ownShow')}
          </Button>
        </div>
      )}
      {isShown && said === 'unreadable' && <p>{t('ballot.unreadable')}</p>}
      {isShown && share !== undefined && said !== undefined && said !== 'unreadable' && (
        <Payments own={ownPayments(said.marks, props.placed, share)} isBlank={said.marks.length === 0} />
      )}
    </Section>
  );
}

/** Where sides weigh the same, that of the slip she voted with. */
function shareOf({ shareAtEnd, sides }: Money, ballot: OwnBallot | undefined): string | undefined {
  if (ballot === undefined || ballot.fate.state !== 'recorded') return undefined;
  const { side } = ballot.fate;
  return sides === undefined ? shareAtEnd : sides.find((one) => one.side === side)?.shareAtEnd;
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
