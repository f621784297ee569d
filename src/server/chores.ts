// What a server does again and again by itself, whatever it keeps its data in: rounds, notices, the post.
import type { Chore } from './upkeep.ts';
import { deliverPost, newDesk, type PostDeps } from './usecases/deliver-post.ts';
import { keepRounds, type RoundDeps, type Seen } from './usecases/keep-rounds.ts';
import { planNotices, type Read } from './usecases/plan-notices.ts';

/** How long a host may correct what she announced before people are told, in ms. */
const SETTLE = 60_000;

/** How often each chore is done, in ms: where looking costs, it is rarer. */
export type Often = { readonly rounds: number; readonly notices: number; readonly post: number };

export function choresOf(deps: RoundDeps & PostDeps, often: Often): readonly Chore[] {
  const seen: Seen = new Map();
  const areas: Read = new Map();
  const desk = newDesk();
  return [
    { name: 'rounds', every: often.rounds, run: () => keepRounds(deps, seen) },
    { name: 'notices', every: often.notices, run: () => planNotices({ ...deps, settle: SETTLE }, areas) },
    { name: 'post', every: often.post, run: () => deliverPost(deps, desk) },
  ];
}
