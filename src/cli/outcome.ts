// What a command of the command line ends with: lines for people and an exit code.
export type Outcome = {
  readonly lines: readonly string[];
  readonly code: 0 | 1 | 2;
  /** Remarks that are not the result: they go to standard error. */
  readonly asides?: readonly string[];
};

export const done = (...lines: readonly string[]): Outcome => ({ lines, code: 0 });
/** It cannot be done so. */
export const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });
/** The command or its file makes no sense. */
export const unusable = (...lines: readonly string[]): Outcome => ({ lines, code: 2 });
