// A ballot that came after too many wrong codes is sent again by itself, once, while the network fails and the phone dies.
// Ids (VO…): docs/protocol.md.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { keptArgs } from '../../src/client/store/into-envelope.ts';
import { roundView } from '../../src/client/store/queries/rounds.ts';
import { submit } from '../../src/client/store/submit.ts';
import { Ballot, castBallot } from '../../src/domain/ballot.ts';
import { AreaId, CommandId, uuidv7 } from '../../src/domain/ids.ts';
import { ballotText } from '../../src/domain/log/commitment.ts';
import { Round } from '../../src/domain/round.ts';
import { codeHash, codeOf } from '../../src/domain/voting-code.ts';
import { systemActor } from '../../src/server/usecases/system-member.ts';
import { World } from './world.ts';

const SEEDS = 6;
const RATES = { F1: 0.1, F2: 0.12, F3: 0.06, F4: 0.06, F7: 0.05 } as const;
const MINUTE = 60_000;

/** Answers how often the ballot was refused before it was taken. */
async function heldIn(seed: number): Promise<number> {
  const world = new World(`held ballot ${seed}`);
  await world.begin(1);
  const { random, server } = world;
  const [{ phone } = { phone: undefined }] = world.devices;
  if (phone === undefined) throw new Error('nobody came');
  const act = await systemActor(server.storage, new Date(world.now));
  const newId = () => v.parse(CommandId, uuidv7(world.now, random.bytes(16)));
  const areaId = v.parse(AreaId, await phone.db.meta.get('area').then((stored) => stored?.value));
  const does = (type: string, args: Record<string, unknown>) =>
    act([{ areaId, type, args }], new Date(world.now));
  const ideas = [newId(), newId()];
  for (const ideaId of ideas) await does('idea.import', { ideaId, title: 'Ehdokas' });
  const roundId = newId();
  await does('round.open', {
    ...{ roundId, title: { fi: 'Täplät' }, door: 'code', grace: 0 },
    method: { name: 'dots', dots: 3, most: 2, line: 1 },
    candidates: ideas.map((ideaId) => ({ ideaId })),
  });
  const round = v.parse(Round.schema, server.row('round', roundId)?.value);
  const code = codeOf(random.bytes(12));
  await does('code.print', { roundId, sheet: newId(), isTest: false, hashes: [codeHash(round.id, code)] });

  const cast = async (tried: string, places: readonly number[]): Promise<void> => {
    const marks = round.candidates
      .filter((_, place) => places.includes(place))
      .map(({ ideaId }) => ({ ideaId, points: 1 }));
    const salt = Buffer.from(random.bytes(32)).toString('hex');
    const args = { roundId: round.id, marks, salt, code: tried };
    const { store } = phone.tab;
    const kept = await keptArgs(store, round, args);
    expect(await submit(store, castBallot, areaId, args, { kept })).toEqual({ outcome: 'stored' });
    world.advance(1000);
  };
  await phone.exchange('all');
  for (let wrong = 0; wrong < 10; wrong++) await cast(codeOf(random.bytes(12)), [0]);
  await cast(code, [0]);
  // Some change their minds while they wait: what they say last is what counts.
  const isChanged = random.chance(0.6);
  const changedAt = 8 + random.int(4);
  world.network.rates = RATES;
  let held = 0;
  for (let minute = 0; minute < 25; minute++) {
    if (minute === changedAt && isChanged) await cast(code, [1]);
    phone.tab.fuse.light(1 + random.int(60), 'crash');
    await phone.exchange('all').catch((error: unknown) => {
      if (!phone.isBroken) throw error;
    });
    if (!phone.tab.fuse.putOut()) phone.restart();
    const own = (await roundView(phone.db, roundId, world.now))?.ballots.find(
      ({ slip }) => slip === codeHash(round.id, code),
    );
    // Never given up, and never said to be counted before it is.
    expect(['waiting', 'recorded']).toContain(own?.fate.state);
    const isCounted = server.rows().some(({ kind, value }) => kind === Ballot.name && value !== null);
    if (own?.fate.state === 'recorded') expect(isCounted).toBe(true);
    if (own?.fate.state === 'waiting' && own.fate.isHeld) held++;
    world.advance(MINUTE);
  }
  await world.heal();
  const ballots = server.rows().flatMap(({ kind, value }) => {
    const parsed = v.safeParse(Ballot.schema, value);
    return kind === Ballot.name && parsed.success && parsed.output.roundId === round.id
      ? [parsed.output]
      : [];
  });
  const [wanted] = [round.candidates[isChanged ? 1 : 0]];
  expect(ballots.map(({ marks }) => ballotText(marks))).toEqual([`${wanted?.ideaId}:1`]);
  const view = await roundView(phone.db, roundId, world.now);
  const own = view?.ballots.find(({ slip }) => slip === codeHash(round.id, code));
  expect(own?.fate).toMatchObject({ state: 'recorded' });
  expect(view?.turnout).toBe(1);
  await world.end();
  expect(world.violations).toEqual([]);
  return held;
}

test('VO12 a ballot after too many wrong codes waits, and is counted once when they are forgotten', async () => {
  let held = 0;
  for (let seed = 0; seed < SEEDS; seed++) held += await heldIn(seed);
  expect(held).toBeGreaterThan(SEEDS);
});
