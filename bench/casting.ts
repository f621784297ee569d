// A thousand phones cast their ballots within half a minute, one in five sends hers twice: how soon is every receipt
// there, and does any ballot count twice?
import * as v from 'valibot';
import { CommandAnswer } from '../src/protocol/exchange.ts';
import { ChangesPage } from '../src/protocol/feed.ts';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { freshId, type Reach, ScriptedPhone } from '../tests/support/scripted-phone.ts';
import { type Figure, quantile } from './figure.ts';

const PHONES = 1000;
const SECONDS = 30;
const TWICE = 0.2;
/** The server counts within seconds; longer is no count. */
const PATIENCE = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const Joined = v.looseObject({ areaId: v.string() });

export async function casting(): Promise<Figure[]> {
  const server = await startFreshServer();
  const reach: Reach = (path, init) => fetch(server.address + path, init);
  try {
    const { areaId } = v.parse(Joined, await (await reach(`/v1/join/${server.joinCode}`)).json());
    const host = await registered(reach);
    const secret = server.hostPath.split('/').at(-1);
    await host.send([host.command('invite.accept', { secret }, 'site')]);
    const { roundId, candidates } = await openRound(host, reach, areaId);
    const phones: ScriptedPhone[] = [];
    for (let number = 0; number < PHONES; number++) phones.push(await registered(reach));
    const began = Date.now();
    const casts = await Promise.all(phones.map((phone, at) => cast(phone, areaId, roundId, candidates, at)));
    const seconds = (Date.now() - began) / 1000;
    await host.send([host.command('round.close', { roundId }, areaId)]);
    const result = await resultOf(reach, areaId, roundId);
    const waits = casts.map(({ ms }) => ms);
    return [
      {
        name: `casting: ${PHONES} phones within ${SECONDS} s, all receipts after`,
        value: seconds,
        unit: 's',
        wanted: '≤ 60',
      },
      { name: 'casting: from sending to the receipt, median', value: quantile(waits, 0.5), unit: 'ms' },
      { name: 'casting: from sending to the receipt, p99', value: quantile(waits, 0.99), unit: 'ms' },
      {
        name: 'casting: receipts',
        value: casts.filter(({ isRecorded }) => isRecorded).length,
        unit: '',
        wanted: String(PHONES),
      },
      { name: 'casting: ballots counted', value: result.ballots, unit: '', wanted: String(PHONES) },
      { name: 'casting: leaves in the log', value: result.log.size, unit: '', wanted: String(PHONES) },
      { name: 'casting: most memory of the server', value: server.mostMemory() / 1e6, unit: 'MB' },
    ];
  } finally {
    await server.stop();
  }
}

/** Over the limit for one address it waits as it is told to. */
async function registered(reach: Reach): Promise<ScriptedPhone> {
  const phone = new ScriptedPhone(reach);
  for (;;) {
    const answer = await phone.register();
    if (answer.ok) return phone;
    await pause(1000 * Number(answer.headers.get('Retry-After') ?? 1));
  }
}

async function openRound(host: ScriptedPhone, reach: Reach, areaId: string) {
  const { rows } = v.parse(ChangesPage, await (await reach(`/v1/areas/${areaId}/changes?limit=500`)).json());
  const candidates = rows.filter(({ kind }) => kind === 'idea').map(({ id }) => id);
  const roundId = freshId();
  const method = { name: 'approval', least: 1, most: 3, line: 5 };
  const named = candidates.map((ideaId) => ({ ideaId }));
  const round = { roundId, title: { fi: 'Mitä ensin' }, method, door: 'phone', grace: 0, candidates: named };
  await host.send([host.command('round.open', round, areaId)]);
  return { roundId, candidates };
}

async function cast(
  phone: ScriptedPhone,
  areaId: string,
  roundId: string,
  candidates: readonly string[],
  at: number,
) {
  const marks = [0, 1, 2].map((step) => ({
    ideaId: candidates[(at * 3 + step) % candidates.length],
    points: 1,
  }));
  const salt = at.toString(16).padStart(64, '0');
  const command = phone.command('ballot.cast', { roundId, marks, salt }, areaId);
  await pause(Math.random() * SECONDS * 1000);
  const began = performance.now();
  const twice = Math.random() < TWICE ? [phone.send([command])] : [];
  const [answer] = await Promise.all([phone.send([command]), ...twice]);
  const { results } = v.parse(CommandAnswer, await answer?.json());
  const rows = results.flatMap((result) => (result.verdict === 'rejected' ? [] : result.rows));
  return { ms: performance.now() - began, isRecorded: rows.some(({ kind }) => kind === 'receipt') };
}

const Counted = v.looseObject({ ballots: v.number(), log: v.object({ size: v.number() }) });

async function resultOf(reach: Reach, areaId: string, roundId: string) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(200)) {
    const answer = await reach(`/v1/rounds/${roundId}/round.json`);
    const { result } = v.parse(v.looseObject({ result: v.optional(Counted) }), await answer.json());
    if (result !== undefined) return result;
  }
  throw new Error(`round ${roundId} of ${areaId} was not counted`);
}
