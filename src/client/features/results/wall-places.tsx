// Places of a result in large letters; those that the host has not uncovered yet are empty lines.
import { formatMoney } from '../../i18n/format.ts';
import { plural, t } from '../../i18n/words.ts';
import { Bar } from './bar.tsx';
import { type Counted, type Placed, titleOf } from './placed.ts';
import type { Reveal } from './reveal.ts';
import css from './wall-slides.module.css';

/** Chosen ones are filled, the others hatched, and both say so. */
export function WallPlaces(props: { view: Counted; placed: readonly Placed[]; reveal: Reveal }) {
  const { view, placed, reveal } = props;
  const most = Math.max(0, ...placed.map(({ line }) => line.points));
  return (
    <ol class={css.places} start={reveal.from + 1}>
      {placed.slice(reveal.from, reveal.to).map((one, index) => (
        <li key={one.line.ideaId} class={one.line.chosen ? css.place : `${css.place} ${css.behind}`}>
          {reveal.from + index < reveal.uncovered ? (
            <span class={css.covered}>{one.place}</span>
          ) : (
            <Uncovered view={view} placed={one} most={most} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Uncovered({
  view,
  placed: { line, candidate, place },
  most,
}: {
  view: Counted;
  placed: Placed;
  most: number;
}) {
  const isMoney = view.round.method.name === 'budget';
  const isApproval = view.round.method.name === 'approval';
  const [chosen, behind] = isMoney
    ? (['results.funded', 'results.notFunded'] as const)
    : (['results.wall.forward', 'results.wall.behind'] as const);
  return (
    <>
      <span class={css.number}>{place}</span>
      <div class={css.what}>
        <h2>{titleOf(candidate)}</h2>
        <Bar part={line.points} whole={most} look={line.chosen ? 'full' : 'short'} />
      </div>
      <p class={css.figure}>
        <b>
          {isMoney ? formatMoney(candidate.cost ?? 0) : plural(POINTS[view.round.method.name], line.points)}
        </b>
        <span class={css.notes}>
          {isMoney && <span>{plural('results.supporters', line.votes)}</span>}
          {!isMoney && !isApproval && <span>{plural('results.people', line.votes)}</span>}
          <span>{t(line.chosen ? chosen : behind)}</span>
        </span>
      </p>
    </>
  );
}

/** What is counted, in the words of the method. */
const POINTS = {
  dots: 'results.dots',
  approval: 'results.votes',
  points: 'results.points',
  budget: 'results.votes',
  grades: 'results.votes',
} as const;
