// What each part of the form of a new vote is given.
import type { RoundForm } from './round-form.ts';

export type FormPart = {
  readonly form: RoundForm;
  readonly change: (part: Partial<RoundForm>) => void;
  /** What is wrong with a field, once somebody has tried to open the vote. */
  readonly wrongAt: (field: string) => string | undefined;
};
