// Asks the server what a join code leads to, when the person has given one.
import * as v from 'valibot';
import { AreaId } from '../../domain/ids.ts';
import { AreaList, JoinAnswer } from '../../protocol/feed.ts';
import { answerJoin, askedCode } from '../store/join.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { withDb } from '../store/open.ts';
import type { Failed, Peer } from './register.ts';
import { call } from './transport.ts';

const areaIdOf = (text: string | undefined): AreaId | undefined => {
  const parsed = v.safeParse(AreaId, text);
  return parsed.success ? parsed.output : undefined;
};

/** Resolves a waiting code. A code that is unknown or of a closed meeting is an answer, not a failure. */
export async function resolveJoin(peer: Peer): Promise<Failed | undefined> {
  const code = await askedCode(peer.store);
  if (code === undefined) return undefined;
  // Nothing is left of a code that was all signs and blanks.
  if (code === '') {
    await answerJoin(peer.store, { code, state: 'unknown' }, []);
    return undefined;
  }
  const answer = await call(peer.transport, JoinAnswer, {
    method: 'GET',
    path: `/v1/join/${encodeURIComponent(code)}`,
  });
  if (answer.kind === 'answered') {
    const { meetingId, rows } = answer.value;
    await answerJoin(
      peer.store,
      { code, state: 'found', areaId: areaIdOf(answer.value.areaId), meetingId },
      rows,
    );
    return undefined;
  }
  if (answer.kind !== 'problem') return answer;
  const { code: problem, areaId, meetingId } = answer.problem;
  if (problem === 'no-such-code' || problem === 'not-found')
    await answerJoin(peer.store, { code, state: 'unknown' }, []);
  else if (problem === 'meeting-closed') {
    await answerJoin(peer.store, { code, state: 'closed', areaId: areaIdOf(areaId), meetingId }, []);
  } else return answer;
  return undefined;
}

/** Fetches the list of areas for the start page of a phone that has none yet. */
export async function listAreas(peer: Peer): Promise<void> {
  const area = await withDb(peer.store, (db) => getMeta(db, 'area'));
  if (area !== undefined) return;
  const answer = await call(peer.transport, AreaList, { method: 'GET', path: '/v1/areas' });
  if (answer.kind !== 'answered') return;
  const { areas } = answer.value;
  await withDb(peer.store, (db) => setMeta(db, 'areas', areas));
}
