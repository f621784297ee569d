import type { Storage } from '../ports.ts';
import type { Actor } from '../usecases/system-member.ts';
export async function plantSample(_storage: Storage, _act: Actor, _now: Date): Promise<void> {}
