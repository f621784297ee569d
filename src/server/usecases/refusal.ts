// What a use case answers when a request as a whole cannot be served: a problem code and what belongs to it.
import type { Problem, ProblemCode } from '../../protocol/problem.ts';

export type Refusal = {
  readonly problem: ProblemCode;
  /** Seconds until the same may work. */
  readonly retryAfter?: number;
} & Partial<Pick<Problem, 'detail' | 'expected' | 'areaId' | 'meetingId'>>;

export const isRefusal = <T extends object>(answer: T | Refusal): answer is Refusal => 'problem' in answer;
