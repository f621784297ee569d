// Every problem code: when it comes, with which status, and that no cache may keep it.
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { AreaId } from '../../../src/domain/ids.ts';
import { areaStream } from '../../../src/domain/kind.ts';
import { PROBLEM_CODES, PROBLEMS } from '../../../src/protocol/problem.ts';
import { LIMITS } from '../../../src/protocol/version.ts';
import { problemAnswer } from '../../../src/server/http/problem-answer.ts';
import { freshId, ScriptedPhone } from '../../support/scripted-phone.ts';
import { bodyOf, CODE, makeTown, problemOf, type Town } from './town.ts';

let town: Town | undefined;
const newTown = async (...args: Parameters<typeof makeTown>): Promise<Town> => {
  town = await makeTown(...args);
  return town;
};
afterEach(async () => {
  await town?.server.close();
  town = undefined;
});

const json = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});

describe('problems', () => {
  it('API2 malformed: a body that is no JSON, no JSON type, or not what was asked', async () => {
    const { server, host } = await newTown();
    const expected = { status: 400, code: 'malformed' };
    const send = (init: RequestInit) => server.request('/v1/clients', init);
    expect(await problemOf(await send(json('{')))).toEqual(expected);
    expect(await problemOf(await send(json('{}')))).toEqual(expected);
    expect(
      await problemOf(await send({ method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } })),
    ).toEqual(expected);
    expect(await problemOf(await send({ method: 'POST', body: new URLSearchParams({ a: 'b' }) }))).toEqual(
      expected,
    );
    expect(await problemOf(await host.send([]))).toEqual(expected);
    const many = Array.from({ length: LIMITS.batch + 1 }, () => host.command('meeting.attend', {}, 'site'));
    expect(await problemOf(await host.send(many))).toEqual(expected);
    expect(await problemOf(await host.send([host.command('x', {}, 'nowhere')]))).toEqual(expected);
    expect(await problemOf(await host.get('/v1/me/changes?limit=501'))).toEqual(expected);
    expect(await problemOf(await host.get('/v1/me/changes?limit=-1'))).toEqual(expected);
  });

  it('API2 too-large: refused before it is read', async () => {
    const { server, host } = await newTown();
    const cat = 'x'.repeat(5_000_000);
    const answer = await host.send([host.command('idea.post', { ideaId: freshId(), title: cat }, 'site')]);
    expect(await problemOf(answer)).toEqual({ status: 413, code: 'too-large' });
    const streamed = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(LIMITS.body + 1));
        controller.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { ...json(''), body: streamed, duplex: 'half' };
    expect(await problemOf(await server.request('/v1/clients', init))).toEqual({
      status: 413,
      code: 'too-large',
    });
  });

  it('SY19 unknown-client: no proof, a wrong one, or a client never registered', async () => {
    const { server, host } = await newTown();
    const expected = { status: 401, code: 'unknown-client' };
    const stranger = new ScriptedPhone(server.request);
    expect(await problemOf(await stranger.send([stranger.command('meeting.attend', {}, 'site')]))).toEqual(
      expected,
    );
    expect(await problemOf(await server.request('/v1/me/changes'))).toEqual(expected);
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${host.clientId}`,
      `Bearer ${host.clientId}.${'0'.repeat(64)}`,
      `Basic ${host.clientId}.${host.secret}`,
      `Bearer ${host.clientId}.${host.secret}.x`,
    ]) {
      const answer = await server.request('/v1/me/changes', { headers: { Authorization: authorization } });
      expect(await problemOf(answer)).toEqual(expected);
    }
  });

  it('SY19 client-taken: a known client id with another secret', async () => {
    const { host } = await newTown();
    expect(await problemOf(await host.register({ secret: 'f'.repeat(64) }))).toEqual({
      status: 409,
      code: 'client-taken',
    });
  });

  it('SY3 seq-gap names the number it waits for; SY4 client-forked', async () => {
    const { phone, areaId } = await newTown();
    const ann = await phone();
    const post = (seq: number) =>
      ann.command('idea.post', { ideaId: freshId(), title: 'A' }, areaId, { seq });
    const gap = await ann.send([post(5)]);
    expect(gap.status).toBe(409);
    expect(await bodyOf(gap)).toMatchObject({ code: 'seq-gap', expected: 1, retryable: false });
    await ann.send([post(1)]);
    expect(await problemOf(await ann.send([post(1)]))).toEqual({ status: 409, code: 'client-forked' });
  });

  it('API3 client-too-old', async () => {
    const { server, phone } = await newTown({ minBuild: 1 });
    const ann = await phone();
    expect(await problemOf(await ann.send([ann.command('meeting.attend', {}, 'site')], 0))).toEqual({
      status: 426,
      code: 'client-too-old',
    });
    const old = new ScriptedPhone(server.request);
    expect(await problemOf(await old.register({ build: 0 }))).toEqual({
      status: 426,
      code: 'client-too-old',
    });
  });

  it('SY14 bad-cursor and cursor-expired', async () => {
    const { server, areaId } = await newTown();
    const changes = (since: string) => server.request(`/v1/areas/${areaId}/changes?since=${since}`);
    for (const since of [
      '',
      'x',
      'v1.zz.1',
      'v2.00000000.1',
      'v1.00000000.',
      `v1.00000000.${'9'.repeat(16)}`,
    ]) {
      expect(await problemOf(await changes(since))).toEqual({ status: 400, code: 'bad-cursor' });
    }
    expect(await problemOf(await changes('v1.00000000.1'))).toEqual({ status: 410, code: 'cursor-expired' });
  });

  it('no-area, no-such-meeting, not-found', async () => {
    const { server, host } = await newTown();
    const noArea = { status: 404, code: 'no-area' };
    for (const id of [freshId(), 'nowhere', '..%2f..%2fetc']) {
      for (const what of ['snapshot', 'changes', 'live', 'snapshot/a/1']) {
        const answer = await server.request(`/v1/areas/${id}/${what}`);
        expect((await problemOf(answer)).status).toBe(404);
      }
      expect(await problemOf(await host.get(`/v1/desk/${id}/changes`))).toEqual(noArea);
    }
    expect(await problemOf(await server.request(`/v1/meetings/${freshId()}/record.json`))).toEqual({
      status: 404,
      code: 'no-such-meeting',
    });
    expect(await problemOf(await server.request('/v1/meetings/x/record.csv'))).toEqual({
      status: 404,
      code: 'no-such-meeting',
    });
    expect(await problemOf(await server.request('/v1/nothing'))).toEqual({ status: 404, code: 'not-found' });
    expect(await problemOf(await server.request('/v1/commands'))).toEqual({ status: 404, code: 'not-found' });
  });

  it('API9 no-such-code, and meeting-closed with the way to the record', async () => {
    const { server, host, areaId, meetingId } = await newTown();
    for (const code of ['ZZZ999', 'x', '%00', 'ABC2345', 'a'.repeat(500)]) {
      expect(await problemOf(await server.request(`/v1/join/${code}`))).toEqual({
        status: 404,
        code: 'no-such-code',
      });
    }
    await host.send([host.command('meeting.close', { meetingId, closed: true }, areaId)]);
    const closed = await server.request(`/v1/join/${CODE}`);
    expect(closed.status).toBe(410);
    expect(await bodyOf(closed)).toMatchObject({ code: 'meeting-closed', areaId, meetingId });
  });

  it('API16 SY22 not-allowed: the desk is for hosts', async () => {
    const { phone, areaId, host } = await newTown();
    const ann = await phone();
    for (const scope of [areaId, 'site']) {
      expect(await problemOf(await ann.get(`/v1/desk/${scope}/changes`))).toEqual({
        status: 403,
        code: 'not-allowed',
      });
      expect((await host.get(`/v1/desk/${scope}/changes`)).status).toBe(200);
    }
  });

  it('API4 too-many-requests: a long outbox passes, a flood does not, and waiting helps', async () => {
    const { phone, areaId, server } = await newTown();
    const ann = await phone();
    const support = () => ann.command('support.set', { ideaId: freshId(), support: true }, areaId);
    for (let batch = 0; batch < 60; batch++) expect((await ann.send([support()])).status).toBe(200);
    let answer = await ann.send([support()]);
    for (let batch = 0; batch < 60 && answer.status === 200; batch++) answer = await ann.send([support()]);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await problemOf(answer)).toEqual({ status: 429, code: 'too-many-requests' });
    ann.seq -= 1;
    server.advance(1000);
    expect((await ann.send([support()])).status).toBe(200);
  });

  it('API4 a whole hall registers through one address', async () => {
    const { server } = await newTown();
    const codes = new Set<number>();
    for (let count = 0; count < 900; count++)
      codes.add((await new ScriptedPhone(server.request).register()).status);
    expect(codes).toEqual(new Set([200]));
  });

  it('internal: a rule that throws, without a word of what people wrote', async () => {
    const { server, phone, areaId } = await newTown();
    const ideaId = freshId();
    const row = { kind: 'idea', id: ideaId, title: 'Hyvin salainen teksti' };
    const stream = areaStream(v.parse(AreaId, areaId));
    await server.deps.storage.seed([{ stream, kind: 'idea', id: ideaId, row }], '2026-11-21T18:00:00.000Z');
    const ann = await phone();
    const answer = await ann.send([ann.command('support.set', { ideaId, support: true }, areaId)]);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await problemOf(answer)).toEqual({ status: 500, code: 'internal' });
    const log = server.logged.join('');
    expect(log).toContain('"event":"batch-failed"');
    for (const secret of ['salainen', ideaId, areaId, ann.clientId, ann.secret])
      expect(log).not.toContain(secret);
  });

  it('every code has its status, and says whether the same may work later', async () => {
    for (const code of PROBLEM_CODES) {
      const answer = problemAnswer({ problem: code });
      expect(answer.status).toBe(PROBLEMS[code].status);
      expect(await bodyOf(answer)).toMatchObject({
        code,
        retryable: PROBLEMS[code].retryable,
        status: answer.status,
      });
    }
  });
});
