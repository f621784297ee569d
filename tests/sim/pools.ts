// Things that people can name in what they do, whether they exist or not, and how one of them is drawn.
import { uuidv7 } from '../../src/domain/ids.ts';
import type { Seeded } from '../support/seeded.ts';

export type Deed = {
  readonly type: string;
  readonly v: number;
  readonly areaId: string;
  readonly args: Record<string, unknown>;
};

export type Known = { readonly id: string; readonly area: string };

/** Things that can be named in a deed, whether they exist or not. */
export class Pools {
  readonly areas: string[];
  readonly ideas: (Known & { readonly by: number })[] = [];
  readonly comments: (Known & { readonly by: number })[] = [];
  readonly meetings: (Known & { readonly code: string })[] = [];
  readonly themes: Known[] = [];
  readonly reports: Known[] = [];
  readonly secrets: string[];
  /** People who can be named, if any are known. */
  readonly members: string[];
  readonly rounds: KnownRound[];
  readonly seats: (Known & { readonly by: number })[] = [];
  /** Secrets in letters. */
  readonly mailKeys: string[];
  /** Secrets of links between phones, and people who are somebody else by now. */
  readonly linkSecrets: string[] = [];
  readonly linked: string[] = [];
  /** Rows that people have or had. */
  readonly had: { readonly kind: string; readonly id: string }[] = [];
  /** Paper ballots that somebody has typed in. */
  readonly typed: { roundId: string; code: string; marks: object[] }[];
  /** The time of the newest deed in ms, for ends of rounds. */
  now = 0;
  /** How often somebody posts under an id that is taken: no phone does, but rules must stand it. */
  sameAgain = 0;
  private readonly marks: { last: number };

  /** Numbers, areas and links are shared with `others`. */
  constructor(others?: Pools) {
    this.areas = others?.areas ?? [];
    this.secrets = others?.secrets ?? [];
    this.members = others?.members ?? [];
    this.rounds = others?.rounds ?? [];
    this.mailKeys = others?.mailKeys ?? [];
    this.typed = others?.typed ?? [];
    this.now = others?.now ?? 0;
    this.marks = others?.marks ?? { last: 0 };
  }

  /** A number for the next text. */
  mark(): number {
    this.marks.last += 1;
    return this.marks.last;
  }
}

export type Doer = { readonly number: number; readonly isHost: boolean; readonly area: string };

/** A round, and the codes that were printed for it. */
export type KnownRound = Known & {
  readonly door: string;
  readonly method: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly candidates: readonly string[];
  readonly codes: string[];
};

const HEX = '0123456789abcdef';

export const newId = (random: Seeded): string =>
  uuidv7(1_763_000_000_000 + random.int(1e9), random.bytes(16));
export const hex = (random: Seeded, length: number): string =>
  Array.from({ length }, () => random.pick([...HEX])).join('');

/** Something known, mostly of the doer's area and mostly lately named; else something that never was. */
export function known<T extends Known>(random: Seeded, list: readonly T[], area: string): string {
  const near = list.filter((item) => item.area === area || random.chance(0.02));
  if (near.length === 0 || random.chance(0.02)) return newId(random);
  const last = near.slice(-6);
  return random.pick(random.chance(0.7) ? last : near).id;
}
