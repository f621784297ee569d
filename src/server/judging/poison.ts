// Commands on which rules throw: after a few times they are refused, so that they cannot block a phone for ever.
import type { CommandId } from '../../domain/ids.ts';

const THROWS = 3;
/** So many such commands are remembered. */
const POISONS = 1000;

export type Poison = {
  /** A rule threw on the command. */
  add(id: CommandId): void;
  /** Whether it is to be refused. */
  has(id: CommandId): boolean;
};

export function poison(): Poison {
  const thrown = new Map<CommandId, number>();
  return {
    add: (id) => {
      const oldest = thrown.size >= POISONS ? thrown.keys().next().value : undefined;
      if (oldest !== undefined) thrown.delete(oldest);
      thrown.set(id, (thrown.get(id) ?? 0) + 1);
    },
    has: (id) => (thrown.get(id) ?? 0) >= THROWS,
  };
}
