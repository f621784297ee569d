// The fast count against one written straight from the definition, and the laws that any count keeps.
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../tests/support/seeded.ts';
import { slowEqualShares, slowGreedy } from '../../../tests/support/slow-count.ts';
import {
  anySwitches,
  hardForDoubles,
  onlyCrumbsLeft,
  smallElection,
} from '../../../tests/support/small-elections.ts';
import { equalShares, finish } from './equal-shares.ts';
import { greedy } from './greedy.ts';

describe('the fast count and the definition agree', () => {
  it('on Equal Shares: 6,000 small elections full of ties, all switches', () => {
    let tied = 0;
    for (let seed = 0; seed < 6000; seed++) {
      const draw = seeded(seed);
      const { fast, slow } = smallElection(draw);
      const switches = anySwitches(draw, fast);
      const { selected, ties, steps } = finish(equalShares(fast, switches));
      expect({ seed, selected, ties, steps }).toEqual({ seed, ...slowEqualShares(slow, switches) });
      if (ties > 0) tied++;
    }
    expect(tied).toBeGreaterThan(1000);
  });

  it('on Equal Shares in elections of some hundred voters, where doubles sort out most projects', () => {
    for (let seed = 0; seed < 40; seed++) {
      const draw = seeded(`larger ${seed}`);
      const { fast, slow } = smallElection(draw, { voters: 40 + draw.int(60), projects: 12 });
      const switches = anySwitches(draw, fast);
      const { selected, ties, steps } = finish(equalShares(fast, switches));
      expect({ seed, selected, ties, steps }).toEqual({ seed, ...slowEqualShares(slow, switches) });
    }
  });

  it('on Equal Shares with amounts and points that doubles cannot tell apart', () => {
    for (let seed = 0; seed < 3000; seed++) {
      const draw = seeded(`hard ${seed}`);
      const { fast, slow } = hardForDoubles(draw, smallElection(draw));
      const switches = anySwitches(draw, fast);
      const { selected, ties, steps } = finish(equalShares(fast, switches));
      expect({ seed, selected, ties, steps }).toEqual({ seed, ...slowEqualShares(slow, switches) });
    }
  });

  it('on Equal Shares where crumbs decide that are smaller than the rounding of doubles', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const draw = seeded(`crumbs ${seed}`);
      const { fast, slow } = onlyCrumbsLeft(draw);
      const switches = { ...anySwitches(draw, fast), completion: 'none' } as const;
      const { selected, ties, steps } = finish(equalShares(fast, switches));
      expect({ seed, selected, ties, steps }).toEqual({ seed, ...slowEqualShares(slow, switches) });
    }
  });

  it('on greedy: by points and by points for each unit of cost, with skip and without', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const draw = seeded(seed);
      const { fast, slow } = smallElection(draw);
      const utility = draw.pick(['cost', 'cardinality'] as const);
      const stopsAtMisfit = draw.chance(0.5);
      const { selected, ties } = greedy(fast, { utility, stopsAtMisfit });
      expect({ seed, selected, ties, steps: 0 }).toEqual({
        seed,
        ...slowGreedy(slow, utility, stopsAtMisfit),
      });
    }
  });
});
