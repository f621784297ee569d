// What goes wrong with a real Firestore, on order: commits that are refused, and answers that get lost after a commit.
import { status } from '@grpc/grpc-js';
import { exhausted, Refused } from './problem.ts';

export type Fault =
  /** Nothing is written; Firestore asks to try again. */
  | 'aborted'
  /** Nothing is written, and the caller cannot know it. */
  | 'lost-before'
  /** All is written, and the caller cannot know it. */
  | 'lost-after'
  /** Nothing is written, and trying again is no use. */
  | 'denied'
  /** No quota is left. */
  | 'exhausted';

export class Faults {
  private readonly next: Fault[] = [];
  /** Decides about each commit for which none was ordered. */
  draw: () => Fault | undefined = () => undefined;
  /** Everything that is asked of the database is refused so. */
  all: Refused | undefined;
  /** How many commits each fault has hit. */
  readonly hit = new Map<Fault, number>();

  /** The next commits meet these faults, in this order. */
  order(...faults: readonly Fault[]): void {
    this.next.push(...faults);
  }

  /** Before anything is read or written. */
  check(): void {
    if (this.all !== undefined) throw this.all;
  }

  /** Commits under the fault whose turn it is. */
  around<T>(commit: () => T): T {
    const fault = this.next.shift() ?? this.draw();
    if (fault !== undefined) this.hit.set(fault, (this.hit.get(fault) ?? 0) + 1);
    if (fault === 'aborted') throw new Refused(status.ABORTED, 'Too much contention on these documents.');
    if (fault === 'denied')
      throw new Refused(status.PERMISSION_DENIED, 'Missing or insufficient permissions.');
    if (fault === 'exhausted') throw exhausted();
    if (fault === 'lost-before') throw new Refused(status.UNAVAILABLE, 'The connection was lost.');
    const committed = commit();
    if (fault === 'lost-after') throw new Refused(status.UNAVAILABLE, 'The connection was lost.');
    return committed;
  }
}
