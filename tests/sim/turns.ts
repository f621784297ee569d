// Lets several things go on at once and still be repeatable: whoever sends waits for a turn, whoever has an answer waits
// for another, and turns are drawn. Between two turns there is only work on phones, which has an order of its own.
import type { Seeded } from '../support/seeded.ts';

type Door = 'send' | 'receive';
type Waiting = { readonly door: Door; readonly go: () => void };

export class Turns {
  /** Whether several things are going on. */
  isOn = false;
  private readonly random: Seeded;
  private waiting: Waiting[] = [];
  private running = 0;
  private settled = (): void => {};

  constructor(random: Seeded) {
    this.random = random;
  }

  /** Called at the doors of the network. */
  wait(door: Door): Promise<void> {
    if (!this.isOn) return Promise.resolve();
    return new Promise((go) => {
      this.waiting.push({ door, go });
      this.rest();
    });
  }

  /** Runs all of it to the end. */
  async together(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
    this.isOn = true;
    const all = tasks.map((task) => {
      this.running += 1;
      return task().finally(() => this.rest());
    });
    for (;;) {
      await this.quiet();
      if (this.waiting.length === 0) break;
      this.next();
    }
    this.isOn = false;
    await Promise.all(all);
  }

  /** One goes on; of those who have their answer sometimes two at the same time. */
  private next(): void {
    const [first] = this.waiting.splice(this.random.int(this.waiting.length), 1);
    const others = this.waiting.filter(({ door }) => door === 'receive');
    const isPair = first?.door === 'receive' && others.length > 0 && this.random.chance(0.5);
    const second = isPair ? this.random.pick(others) : undefined;
    this.waiting = this.waiting.filter((other) => other !== second);
    for (const chosen of [first, second]) {
      if (chosen === undefined) continue;
      this.running += 1;
      chosen.go();
    }
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
