// A ballot of somebody whose phone is reduced to the wire.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Round } from '../../src/domain/round.ts';
import { CommandAnswer } from '../../src/protocol/exchange.ts';
import { ScriptedPhone } from './scripted-phone.ts';

/** Casts a ballot for the first candidate; answers `ok` or why it was refused. */
export async function castByWire(origin: string, round: Round, code?: string): Promise<string> {
  const phone = new ScriptedPhone((path, init) => fetch(`${origin}${path}`, init));
  await phone.register();
  const marks = round.candidates.slice(0, 1).map(({ ideaId }) => ({ ideaId, points: 1 }));
  const salt = randomBytes(32).toString('hex');
  const cast = phone.command('ballot.cast', { roundId: round.id, marks, salt, code }, round.areaId);
  const answer = v.parse(CommandAnswer, await (await phone.send([cast])).json());
  const [verdict] = answer.results;
  return verdict?.verdict === 'rejected' ? verdict.code : (verdict?.verdict ?? 'no answer');
}
