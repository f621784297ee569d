// Takes a person off the letters by the key that stands in each of them.
import type { Clock, Storage } from '../ports.ts';
import { type Actor, systemActor } from './system-member.ts';

/** Says whether the key is one of ours; the same key again is harmless. */
export function leaveMail({
  storage,
  clock,
}: {
  storage: Storage;
  clock: Clock;
}): (key: string) => Promise<boolean> {
  let actor: Promise<Actor> | undefined;
  return async (key) => {
    actor ??= systemActor(storage, clock());
    const act = await actor;
    const [verdict] = await act([{ areaId: 'site', type: 'mail.use', args: { key } }], clock());
    return verdict?.verdict !== 'rejected';
  };
}
