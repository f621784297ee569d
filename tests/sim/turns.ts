// Lets several things go on at once and still be repeatable: whoever reaches the network waits for a turn, and turns are drawn.
import type { Seeded } from '../support/seeded.ts';

export class Turns {
  private readonly random: Seeded;
  private parked: (() => void)[] = [];
  private running = 0;
  /** Whether several things are going on. */
  isOn = false;
  private settled = (): void => {};

  constructor(random: Seeded) {
    this.random = random;
  }

  /** Called at the door of the network. */
  wait(): Promise<void> {
    if (!this.isOn) return Promise.resolve();
    return new Promise((resolve) => {
      this.parked.push(resolve);
      this.rest();
    });
  }

  /** Runs all of it, each going on between two requests only when it is its turn; at times two at once. */
  async together(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
    this.isOn = true;
    const all = tasks.map((task) => {
      this.running += 1;
      return task().finally(() => this.rest());
    });
    let isOver = false;
    const over = Promise.allSettled(all).then(() => {
      isOver = true;
    });
    while (!isOver) {
      await this.quiet();
      const atOnce = this.random.chance(0.2) ? 2 : 1;
      for (let index = 0; index < atOnce && this.parked.length > 0; index++) {
        const [go] = this.parked.splice(this.random.int(this.parked.length), 1);
        this.running += 1;
        go?.();
      }
      if (this.running === 0) await over;
    }
    this.isOn = false;
  }

  private rest(): void {
    this.running -= 1;
    if (this.running === 0) this.settled();
  }

  private quiet(): Promise<void> {
    if (this.running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.settled = resolve;
    });
  }
}
