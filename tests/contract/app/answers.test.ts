// What the calls answer when all is well, and which caches may keep it.
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { CommandAnswer, Meta, Registered } from '../../../src/protocol/exchange.ts';
import {
  AreaList,
  ChangesPage,
  JoinAnswer,
  SnapshotPage,
  SnapshotStart,
} from '../../../src/protocol/feed.ts';
import { freshId, ScriptedPhone } from '../../support/scripted-phone.ts';
import { CODE, makeTown, type Town } from './town.ts';

let town: Town | undefined;
const newTown = async (): Promise<Town> => {
  town = await makeTown();
  return town;
};
afterEach(async () => {
  await town?.server.close();
  town = undefined;
});

const parsed = async <S extends v.GenericSchema>(schema: S, answer: Response): Promise<v.InferOutput<S>> => {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('X-Api')).toBe('1');
  return v.parse(schema, await answer.json());
};
const cacheOf = (answer: Response): string | null => answer.headers.get('Cache-Control');

describe('answers', () => {
  it('API11 SY20 registration: a member, the last number, and a cookie that finds the member again', async () => {
    const { server } = await newTown();
    const phone = new ScriptedPhone(server.request);
    const answer = await phone.register();
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^__session=[0-9a-f]{64}; /);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=31536000'])
      expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    expect(cacheOf(answer)).toBe('private, no-store');
    const { memberId, last } = await parsed(Registered, answer);
    expect(last).toBe(0);
    const shown = { Cookie: cookie.split(';')[0] ?? '' };
    const evicted = await new ScriptedPhone(server.request).register({}, shown);
    expect(evicted.headers.get('Set-Cookie')?.split(';')[0]).toBe(shown.Cookie);
    expect((await parsed(Registered, evicted)).memberId).toBe(memberId);
    const linked = new ScriptedPhone(server.request);
    const link = { clientId: phone.clientId, secret: phone.secret };
    expect((await parsed(Registered, await linked.register({ link }))).memberId).toBe(memberId);
    const lying = new ScriptedPhone(server.request);
    const lie = { clientId: phone.clientId, secret: lying.secret };
    expect((await parsed(Registered, await lying.register({ link: lie }))).memberId).not.toBe(memberId);
  });

  it('API28 an emptied phone is nobody’s: the server takes its cookie back', async () => {
    town = await makeTown({ isHttps: true });
    const answer = await town.server.request('/v1/clients', { method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect(cacheOf(answer)).toBe('private, no-store');
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    for (const part of ['__session=;', 'Max-Age=0', 'Path=/', 'Secure']) expect(cookie).toContain(part);
  });

  it('API11 the cookie is Secure where people come by https', async () => {
    town = await makeTown({ isHttps: true });
    const answer = await new ScriptedPhone(town.server.request).register();
    expect(answer.headers.get('Set-Cookie')).toContain('Secure');
  });

  it('API12 SY2 SY10 commands: a verdict each, with rows', async () => {
    const { phone, areaId } = await newTown();
    const ann = await phone();
    const ideaId = freshId();
    const batch = [
      ann.command('idea.post', { ideaId, title: 'Penkki' }, areaId),
      ann.command('idea.post', { ideaId: freshId(), title: '' }, areaId),
    ];
    const first = await ann.send(batch);
    expect(cacheOf(first)).toBe('private, no-store');
    const answer = await parsed(CommandAnswer, first);
    expect(answer).toMatchObject({
      last: 2,
      results: [{ verdict: 'ok' }, { verdict: 'rejected', code: 'empty', field: 'title' }],
    });
    const again = await parsed(CommandAnswer, await ann.send(batch));
    expect(again.results.map((result) => result.verdict)).toEqual(['dup', 'rejected']);
  });

  it('API5 areas and API8 meta', async () => {
    const { server, areaId } = await newTown();
    const areas = await parsed(AreaList, await server.request('/v1/areas'));
    expect(areas.areas).toEqual([{ id: areaId, name: { fi: 'Koivuharju' } }]);
    expect(await parsed(Meta, await server.request('/v1/meta'))).toMatchObject({
      minBuild: 1,
      epoch: server.deps.storage.epoch(),
    });
    expect((await server.request('/healthz')).status).toBe(200);
  });

  it('API6 changes: shared for a second, the same bytes for everybody', async () => {
    const { server, host, areaId } = await newTown();
    const answer = await server.request(`/v1/areas/${areaId}/changes?limit=2`);
    expect(cacheOf(answer)).toBe('public, max-age=0, s-maxage=1');
    const page = await parsed(ChangesPage, answer);
    expect(page).toMatchObject({ more: true });
    const own = await host.get(`/v1/areas/${areaId}/changes?limit=2`);
    expect(await parsed(ChangesPage, own)).toEqual(page);
    const rest = await parsed(
      ChangesPage,
      await server.request(`/v1/areas/${areaId}/changes?since=${page.next}`),
    );
    expect(rest.more).toBe(false);
    const kinds = [...page.rows, ...rest.rows].map((row) => row.kind);
    expect(kinds).toEqual(['area', 'theme', 'meeting', 'joinCode']);
    const none = await parsed(
      ChangesPage,
      await server.request(`/v1/areas/${areaId}/changes?since=${rest.next}`),
    );
    expect(none).toMatchObject({ rows: [], next: rest.next, more: false });
  });

  it('API15 SY22 the own stream holds what is mine, and nothing of it is public', async () => {
    const { server, phone, areaId, meetingId } = await newTown();
    const ann = await phone();
    const ideaId = freshId();
    await ann.send([
      ann.command('meeting.attend', { meetingId }, areaId),
      ann.command('idea.post', { ideaId, title: 'Penkki' }, areaId),
      ann.command('support.set', { ideaId, support: true }, areaId),
    ]);
    const answer = await ann.get('/v1/me/changes');
    expect(cacheOf(answer)).toBe('private, no-store');
    const mine = await parsed(ChangesPage, answer);
    expect(mine.rows.map((row) => row.kind)).toEqual(['member', 'attendance', 'support']);
    const all = await parsed(ChangesPage, await server.request(`/v1/areas/${areaId}/changes`));
    expect(all.rows.map((row) => row.kind)).not.toContain('support');
    expect(all.rows.map((row) => row.kind)).not.toContain('attendance');
  });

  it('API9 join: any way of typing the code', async () => {
    const { server, areaId, meetingId } = await newTown();
    for (const typed of [CODE, 'abc234', 'abc-234', '%20AbC%20234']) {
      const joined = await parsed(JoinAnswer, await server.request(`/v1/join/${typed}`));
      expect(joined).toMatchObject({ areaId, meetingId });
      expect(joined.rows.map((row) => row.kind).sort()).toEqual(['area', 'joinCode', 'meeting', 'theme']);
    }
  });

  it('API13 API14 SY15 SY16 snapshot: structure first, hottest ideas next, pages that never change, and changes from where it was taken', async () => {
    const { server, phone, host, areaId } = await newTown();
    const ann = await phone();
    const ideaIds = Array.from({ length: 130 }, freshId);
    for (let start = 0; start < ideaIds.length; start += 50) {
      await ann.send(
        ideaIds
          .slice(start, start + 50)
          .map((ideaId, index) =>
            ann.command('idea.post', { ideaId, title: `Idea ${start + index}` }, areaId),
          ),
      );
    }
    const [old = ''] = ideaIds;
    await host.send([
      host.command('support.set', { ideaId: old, support: true }, areaId),
      host.command(
        'comment.post',
        { commentId: freshId(), ideaId: ideaIds[5], text: 'Hyvä', stance: 'for' },
        areaId,
      ),
    ]);
    const first = await server.request(`/v1/areas/${areaId}/snapshot`);
    expect(cacheOf(first)).toBe('public, max-age=0, s-maxage=30, stale-while-revalidate=300');
    const start = await parsed(SnapshotStart, first);
    expect(start.pages).toBe(2);
    expect(start.rows.slice(0, 8).map((row) => row.kind)).toEqual([
      'area',
      'theme',
      'meeting',
      'joinCode',
      'idea',
      'tally',
      'idea',
      'tally',
    ]);
    expect([start.rows[4]?.id, start.rows[6]?.id]).toEqual([ideaIds[5], old]);
    const second = await server.request(`/v1/areas/${areaId}/snapshot/${start.sid}/1`);
    expect(cacheOf(second)).toBe('public, max-age=604800, immutable');
    const rest = await parsed(SnapshotPage, second);
    expect(rest.rows.at(-1)?.kind).toBe('comment');
    expect(start.rows.length + rest.rows.length).toBe(4 + 260 + 1);

    await ann.send([ann.command('idea.edit', { ideaId: old, title: 'Muutettu' }, areaId)]);
    expect((await parsed(SnapshotStart, await server.request(`/v1/areas/${areaId}/snapshot`))).sid).toBe(
      start.sid,
    );
    const changes = await parsed(
      ChangesPage,
      await server.request(`/v1/areas/${areaId}/changes?since=${start.asOf}`),
    );
    expect(changes.rows).toMatchObject([{ id: old, title: 'Muutettu' }]);
    for (let round = 0; round < 4; round++) {
      server.advance(31_000);
      await ann.send([ann.command('idea.edit', { ideaId: old, title: `Muutettu ${round}` }, areaId)]);
      const next = await parsed(SnapshotStart, await server.request(`/v1/areas/${areaId}/snapshot`));
      expect(next.sid).not.toBe(start.sid);
      const kept = await server.request(`/v1/areas/${areaId}/snapshot/${start.sid}/1`);
      expect(kept.status).toBe(round < 2 ? 200 : 404);
      if (round < 2) expect(await parsed(SnapshotPage, kept)).toEqual(rest);
    }
    expect((await server.request(`/v1/areas/${areaId}/snapshot/${start.sid}/x`)).status).toBe(404);
  });

  it('answers are compressed for those who can read it', async () => {
    const { server, phone, areaId } = await newTown();
    const ann = await phone();
    const posts = Array.from({ length: 30 }, () =>
      ann.command('idea.post', { ideaId: freshId(), title: 'Penkki mäelle' }, areaId),
    );
    await ann.send(posts);
    const gzip = await server.request(`/v1/areas/${areaId}/snapshot`, {
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    const plain = await server.request(`/v1/areas/${areaId}/snapshot`);
    expect(gzip.headers.get('Content-Encoding')).toBe('gzip');
    expect(gzip.headers.get('Vary')).toBe('Accept-Encoding');
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    const stream = gzip.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(stream).json()).toEqual(await plain.json());
  });

  it('API10 record: JSON and CSV of the evening, late ideas marked, formulas made harmless', async () => {
    const { server, phone, host, areaId, meetingId } = await newTown();
    const ann = await phone();
    const [early, late] = [freshId(), freshId()];
    await ann.send([
      ann.command('meeting.attend', { meetingId }, areaId),
      ann.command(
        'idea.post',
        {
          ideaId: early,
          title: '=1+1',
          meetingId,
          authorName: '@Aino',
          place: { name: 'Tori', lat: -1.5, lon: 25 },
        },
        areaId,
      ),
      ann.command('support.set', { ideaId: early, support: true }, areaId),
      ann.command(
        'comment.post',
        { commentId: freshId(), ideaId: early, text: '-miksi? "ei", sanoi', stance: 'question' },
        areaId,
      ),
    ]);
    await host.send([host.command('meeting.close', { meetingId, closed: true }, areaId)]);
    await ann.send([
      ann.command('idea.post', { ideaId: late, title: 'Myöhässä', meetingId }, areaId),
      ann.command('idea.post', { ideaId: freshId(), title: 'Muualta' }, areaId),
    ]);
    const json = await server.request(`/v1/meetings/${meetingId}/record.json`);
    expect(json.headers.get('Content-Disposition')).toBe('attachment; filename="kehra-record.json"');
    const record = await json.json();
    expect(record).toMatchObject({
      present: 1,
      totals: { ideas: 2, late: 1, supports: 1, comments: 1 },
      ideas: [
        { id: early, supports: 1, comments: [{ stance: 'question' }] },
        { id: late, late: true },
      ],
    });
    expect(JSON.stringify(record)).not.toContain('"author"');
    const csv = await (await server.request(`/v1/meetings/${meetingId}/record.csv`)).text();
    const lines = csv.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?kind,id,ideaId,title,text,theme,supports,comments,stance,authorName,/);
    expect(csv).toContain(`idea,${early},,'=1+1,`);
    expect(csv).toContain(`"'-miksi? ""ei"", sanoi"`);
    expect(csv).toContain("'@Aino");
    expect(csv).toContain(',Tori,-1.5,25,');
    expect(lines.length).toBe(1 + 1 + 2 + 1 + 1);
    const packed = await server.request(`/v1/meetings/${meetingId}/record.csv`, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    const headers = ['Content-Type', 'Content-Encoding', 'Content-Disposition', 'Vary', 'Cache-Control'];
    expect(headers.map((name) => packed.headers.get(name))).toEqual([
      'text/csv; charset=utf-8',
      'gzip',
      'attachment; filename="kehra-record.csv"',
      'Accept-Encoding',
      'public, max-age=0, s-maxage=5',
    ]);
    expect(await new Response(packed.body?.pipeThrough(new DecompressionStream('gzip'))).text()).toBe(csv);
    const finnish = await (await server.request(`/v1/meetings/${meetingId}/record.csv?lang=fi`)).text();
    expect(finnish).toMatch(/^kind;id;ideaId;title;/);
    expect(finnish).toContain(`idea;${early};;'=1+1;`);
    expect(finnish).toContain(';Tori;-1,5;25;');
    expect(finnish).toContain(`"'-miksi? ""ei"", sanoi"`);
  });
});
