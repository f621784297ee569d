// The bell over server-sent events: few words, none of them about people.
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { AreaId } from '../../../src/domain/ids.ts';
import { Ring } from '../../../src/protocol/feed.ts';
import { memoryBell } from '../../../src/server/memory-bell.ts';
import { spreadFor } from '../../../src/server/routes/live.ts';
import { freshId } from '../../support/scripted-phone.ts';
import { inMemory } from '../../support/sqlite.ts';
import { makeTown, type Town } from './town.ts';

let town: Town | undefined;
afterEach(async () => {
  await town?.server.close();
  town = undefined;
});

const PATIENCE = { timeout: 20_000 };

/** Reads a stream's text piece by piece. */
function listenTo(answer: Response) {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let isOver = false;
  const until = async (isThere: (text: string) => boolean): Promise<string> => {
    while (!isThere(text) && !isOver) {
      const piece = await reader?.read();
      isOver = piece?.done ?? true;
      text += piece?.value ?? '';
    }
    return text;
  };
  return {
    until,
    rings: async (count: number) => {
      await until((all) => all.split('event: head\n').length > count);
      const data = text.split('\n').filter((line) => line.startsWith('data: '));
      return data.map((line) => v.parse(Ring, JSON.parse(line.slice(6))));
    },
    end: () => until(() => false),
    stop: async () => reader?.cancel(),
  };
}

describe('live', () => {
  it('API7 SY21 rings at the start and at news of the area or its desk, with a cursor and nothing else', async () => {
    town = await makeTown();
    const { server, phone, areaId } = town;
    const answer = await server.request(`/v1/areas/${areaId}/live`);
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('X-Accel-Buffering')).toBe('no');
    const heard = listenTo(answer);
    const [first] = await heard.rings(1);
    expect(Object.keys(first ?? {}).sort()).toEqual(['cursor', 'spread']);
    const ann = await phone();
    const ideaId = freshId();
    await ann.send([ann.command('idea.post', { ideaId, title: 'Salainen' }, areaId)]);
    const rings = await heard.rings(2);
    expect(rings[1]?.cursor).not.toBe(first?.cursor);
    await ann.send([
      ann.command('report.send', { target: { kind: 'idea', id: ideaId }, reason: 'spam' }, areaId),
    ]);
    expect((await heard.rings(3)).length).toBeGreaterThanOrEqual(3);
    const text = await heard.until(() => true);
    expect(text).not.toContain('Salainen');
    expect(text).not.toContain(ideaId);
    await heard.stop();
    expect(server.deps.bell.listeners(v.parse(AreaId, areaId))).toBe(0);
  });

  it('SY21 gives signs of life where nothing happens', async () => {
    town = await makeTown({ live: { heartbeat: 5, life: () => 300_000 } });
    const heard = listenTo(await town.server.request(`/v1/areas/${town.areaId}/live`));
    const rings = await heard.rings(4);
    expect(new Set(rings.map(({ cursor }) => cursor)).size).toBe(1);
    await heard.stop();
  });

  it('SY21 ends by itself', async () => {
    town = await makeTown({ live: { heartbeat: 15_000, life: () => 20 } });
    const heard = listenTo(await town.server.request(`/v1/areas/${town.areaId}/live`));
    expect(await heard.end()).toContain('event: head');
  });

  it('goes on after rings that cannot be read, and tells of them once', async () => {
    const storage = inMemory();
    let failures = 0;
    let isBroken = false;
    const head: typeof storage.head = async (stream) => {
      if (!isBroken) return storage.head(stream);
      failures++;
      throw new Error('Salainen');
    };
    town = await makeTown({
      storage: { ...storage, head },
      live: { heartbeat: 5, life: () => 300_000 },
    });
    const { server, areaId } = town;
    const streams = [];
    for (let count = 0; count < 3; count++)
      streams.push(listenTo(await server.request(`/v1/areas/${areaId}/live`)));
    for (const heard of streams) await heard.rings(1);
    const told = () => server.logged.filter((line) => line.includes('ring-failed'));
    for (const times of [1, 2]) {
      isBroken = true;
      const before = failures;
      await expect.poll(() => failures, PATIENCE).toBeGreaterThan(before + 6);
      expect(told()).toHaveLength(times);
      isBroken = false;
      for (const heard of streams) {
        const soFar = (await heard.until(() => true)).split('event: head\n').length - 1;
        await heard.rings(soFar + 20);
      }
    }
    expect(told().join()).not.toContain('Salainen');
    for (const heard of streams) await heard.stop();
  });

  it('ends when the server stops', async () => {
    const closing = new AbortController();
    town = await makeTown({ closing: closing.signal });
    const heard = listenTo(await town.server.request(`/v1/areas/${town.areaId}/live`));
    await heard.rings(1);
    closing.abort();
    await heard.end();
    expect((await town.server.request(`/v1/areas/${town.areaId}/live`)).status).toBe(503);
  });

  it('SY21 many rings become few, and the last one is never swallowed', async () => {
    const bell = memoryBell(20);
    const areaId = v.parse(AreaId, freshId());
    let count = 0;
    const stop = bell.listen(areaId, () => count++);
    for (let ring = 0; ring < 1000; ring++) bell.ring(areaId);
    expect(count).toBe(1);
    await expect.poll(() => count, PATIENCE).toBe(2);
    stop();
    bell.ring(areaId);
    expect(count).toBe(2);
  });

  it('SY21 asks a full hall to spread its pulls', () => {
    expect([0, 1, 49].map(spreadFor)).toEqual([0, 0, 0]);
    expect(spreadFor(1000)).toBe(2000);
    expect(spreadFor(500)).toBeGreaterThan(900);
    expect(spreadFor(100_000)).toBe(10_000);
  });
});
