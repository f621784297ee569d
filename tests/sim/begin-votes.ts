// Votes that are open when a simulation begins and end within it: few would come about by chance alone.

import * as v from 'valibot';
import { CommandId, uuidv7 } from '../../src/domain/ids.ts';
import type { Actor } from '../../src/server/usecases/system-member.ts';
import { hashIn, newCodes } from './deeds-rounds.ts';
import type { World } from './world.ts';

/** A vote by phones and one by codes in the first area, over four ideas of nobody's. */
export async function beginVotes(world: World, act: Actor): Promise<void> {
  const random = world.random.branch('votes of the server');
  const [area = ''] = world.areas;
  const newId = () => v.parse(CommandId, uuidv7(world.now, random.bytes(16)));
  const does = (type: string, args: Record<string, unknown>) =>
    act([{ areaId: world.areas[0] ?? 'site', type, args }], new Date(world.now));
  const candidates: string[] = [];
  for (let number = 0; number < 4; number++) {
    const ideaId = newId();
    await does('idea.import', { ideaId, title: `Ehdokas ${number}` });
    candidates.push(ideaId);
    world.pools.ideas.push({ id: ideaId, area, by: -1 });
  }
  const method = { name: 'dots', dots: 3, most: 2, line: 1 };
  for (const door of ['phone', 'code']) {
    const roundId = newId();
    const endsAt = new Date(world.now + (30 + random.int(300)) * 1000).toISOString();
    await does('round.open', {
      roundId,
      title: { fi: 'Täplät' },
      method,
      door,
      candidates: candidates.map((ideaId) => ({ ideaId })),
      grace: random.pick([0, 1, 10]),
      endsAt,
    });
    const codes = door === 'code' ? [...newCodes(random), ...newCodes(random)] : [];
    const hashes = codes.map((code) => hashIn(roundId, code));
    if (door === 'code') await does('code.print', { roundId, sheet: newId(), isTest: false, hashes });
    world.pools.rounds.push({ id: roundId, area, door, method, candidates, codes });
  }
}
