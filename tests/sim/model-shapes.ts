// What the model is told, and how it answers.
import type { Args, Code } from './model-args.ts';

export type Told = {
  readonly type: string;
  readonly v: number;
  readonly areaId: string;
  readonly args: unknown;
  readonly member: string;
  readonly now: string;
  /** When the phone says that it was done. */
  readonly at: string;
  /** The edit began from an older version than the present one. */
  readonly isStale: boolean;
  /** What the server drew for it, where that is known. */
  readonly fresh?: string | undefined;
};

/** `codes`: every reason to refuse. `isDone`: there is nothing left to do. */
export type Judgement = { readonly codes: Set<Code>; readonly isDone: boolean };

export type Case = { args: Args; told: Told; isHost: boolean };
export type Reasons = readonly (Code | false | undefined)[];
/** Reasons against; whether nothing is to do; what to do; and what is noted where it is refused for these reasons. */
export type Verdict = readonly [Reasons, boolean, () => void, ((codes: ReadonlySet<Code>) => void)?];
