// The invented vote of ten, for whoever wants to see the rule at work: one purchase after the other, with everybody's money.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Utility } from '../../../domain/tally/election.ts';
import { formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { AsTable } from './as-table.tsx';
import { type BarLine, Bars } from './bar.tsx';
import {
  EXAMPLE_BUDGET,
  EXAMPLE_VOTERS,
  type Example,
  type ExampleOffer,
  type ExampleStep,
  type ExampleVoter,
  exampleVote,
} from './example-vote.ts';
import { type Placed, titleOf } from './placed.ts';
import { Payers } from './replay-section.tsx';
import css from './result.module.css';
import { Stepped } from './stepped.tsx';
import { WhyMissed } from './why-missed.tsx';

/** Closed at first, and counted only when somebody opens it. `utility` is that of the vote beside which it stands. */
export function ExampleVote({ utility }: { utility: Utility }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={css.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('results.example')}</summary>
      {isOpen && <Course utility={utility} />}
    </details>
  );
}

function Course({ utility }: { utility: Utility }) {
  const example = exampleVote(utility, {
    rink: t('results.example.rink'),
    birds: t('results.example.birds'),
    benches: t('results.example.benches'),
    books: t('results.example.books'),
    swings: t('results.example.swings'),
  });
  const { steps, share } = example;
  const shown = (step: ExampleStep): JSX.Element => (
    <>
      {step.bought !== undefined && <Offers step={step} utility={utility} />}
      <Voters voters={step.voters} share={share} />
    </>
  );
  return (
    <div class={css.example}>
      <p>{t('results.example.text', { budget: formatMoney(EXAMPLE_BUDGET), share: formatMoney(share) })}</p>
      <Stepped
        of={steps.length}
        said={(at) => <Said example={example} at={at} utility={utility} />}
        shown={(at) => steps.slice(at, at + 1).map(shown)}
      />
      <PaymentsTable example={example} />
    </div>
  );
}

function Said({ example, at, utility }: { example: Example; at: number; utility: Utility }) {
  const { steps, placed, money } = example;
  const bought = steps[at]?.bought;
  const missed = placed.filter(({ line }) => !line.chosen);
  return (
    <>
      <p class={css.soft}>{t('results.example.step', { at: at + 1, of: steps.length })}</p>
      {bought === undefined ? (
        <>
          <h3>{t('results.example.end')}</h3>
          <p>{t('results.example.left', { left: formatMoney(EXAMPLE_BUDGET - money.spent) })}</p>
          {missed.map((one) => (
            <div key={one.line.ideaId} class={css.own}>
              <h4>{titleOf(one.candidate)}</h4>
              <WhyMissed placed={one} candidates={placed.map(({ candidate }) => candidate)} money={money} />
            </div>
          ))}
        </>
      ) : (
        <>
          <h3>{titleOf(bought.placed.candidate)}</h3>
          <p class={css.numbers}>
            <b>{formatMoney(bought.cost)}</b>
            <span>{plural('results.supporters', bought.placed.line.votes)}</span>
          </p>
          <Payers step={bought} />
          <p>{t(utility === 'cost' ? 'counting.firstByVotes' : 'counting.firstByEuro')}</p>
        </>
      )}
    </>
  );
}

/** What every idea would have asked, the best first: it is the one that is bought. */
function Offers({ step: { offers, bought }, utility }: { step: ExampleStep; utility: Utility }) {
  const isByVotes = utility === 'cost';
  const rank = ({ votes = 0, price = EXAMPLE_BUDGET }: ExampleOffer): number => (isByVotes ? -votes : price);
  const line = (offer: ExampleOffer): BarLine => ({
    name: titleOf(offer.placed.candidate),
    ...offerWords(offer, isByVotes),
    part: (isByVotes ? offer.votes : offer.price) ?? 0,
    look: offer.placed === bought?.placed ? 'full' : 'short',
  });
  const prices = offers.map(({ price = 0 }) => price);
  return (
    <div class={css.figure}>
      <h4>{t('results.example.why')}</h4>
      <Bars
        whole={isByVotes ? EXAMPLE_VOTERS : Math.max(...prices)}
        lines={[...offers].sort((a, b) => rank(a) - rank(b)).map(line)}
      />
      {isByVotes && offers.some(({ votes = 0 }) => !Number.isInteger(votes)) && (
        <p class={css.soft}>{t('results.example.part')}</p>
      )}
    </div>
  );
}

function offerWords({ votes = 0, price, held, placed }: ExampleOffer, isByVotes: boolean) {
  if (price === undefined) {
    const [has, cost] = [formatMoney(held), formatMoney(placed.candidate.cost ?? 0)];
    return { value: t('results.example.cannot'), note: t('results.example.held', { held: has, cost }) };
  }
  const each = t('results.example.each', { each: formatMoney(price) });
  return isByVotes
    ? { value: plural('results.supporters', Math.round(votes * 100) / 100), note: each }
    : { value: each };
}

const names = (): string[] => t('results.example.names').split(', ');

/** A ring for who did not pay now, a full one for who paid, a half one for who gave the last. */
function Voters({ voters, share }: { voters: readonly ExampleVoter[]; share: number }) {
  const isPaid = voters.some(({ paid }) => paid > 0);
  const sign = ({ paid, left }: ExampleVoter): string | undefined =>
    paid === 0 ? css.noPayer : left === 0 ? css.lastPayer : css.payer;
  return (
    <div class={css.figure}>
      <h4>{t('results.example.money')}</h4>
      <Bars
        isClose
        whole={share}
        lines={voters.map((voter, at) => ({
          sign: isPaid && <i class={sign(voter)} aria-hidden="true" />,
          name: names()[at] ?? '',
          note: voter.paid === 0 ? undefined : t('results.example.paid', { paid: formatMoney(voter.paid) }),
          value: formatMoney(voter.left),
          part: voter.left,
          gone: voter.paid,
        }))}
      />
      {isPaid && <p class={css.soft}>{t('results.example.signs')}</p>}
    </div>
  );
}

/** Everybody's wishes and payments. */
function PaymentsTable({ example: { placed, wishes, payments } }: { example: Example }) {
  const cell = (one: Placed, voter: number): string => {
    const paid = payments[voter]?.payments.find((payment) => payment.placed === one);
    return wishes[voter]?.includes(one) === true ? formatMoney(paid?.amount ?? 0) : '–';
  };
  return (
    <AsTable
      caption={t('results.example.table')}
      head={[
        t('results.example.voter'),
        ...placed.map(({ candidate }) => titleOf(candidate)),
        t('results.replayLeft'),
      ]}
      rows={payments.map(({ unused }, voter) => [
        names()[voter] ?? '',
        ...placed.map((one) => cell(one, voter)),
        formatMoney(unused),
      ])}
    />
  );
}
