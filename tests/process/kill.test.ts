// The server is killed again and again while phones flush: what was acknowledged is there, and there once (SY6).
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { SITE } from '../../src/domain/ids.ts';
import { CommandAnswer, Registered } from '../../src/protocol/exchange.ts';
import { ChangesPage, type WireRow } from '../../src/protocol/feed.ts';
import { freshId, ScriptedPhone, type Sent } from '../support/scripted-phone.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const KILLS = 15;
const PHONES = 6;
const BATCH = 4;

const folder = newFolder();
afterAll(folder.remove);

/** Sends batches until the server dies; what was not answered stays in the outbox and goes first next time. */
class FlushingPhone {
  readonly acknowledged: Sent[] = [];
  outbox: Sent[] = [];
  readonly wire: ScriptedPhone;
  readonly areaId: string;
  readonly shared: string;

  constructor(wire: ScriptedPhone, areaId: string, shared: string) {
    this.wire = wire;
    this.areaId = areaId;
    this.shared = shared;
  }

  fill(): void {
    while (this.outbox.length < BATCH) {
      const isSupport = this.wire.seq % 5 === 0;
      const post = { ideaId: freshId(), title: `Idea ${this.wire.seq}` };
      const support = { ideaId: this.shared, support: this.wire.seq % 10 === 0 };
      this.outbox.push(
        isSupport
          ? this.wire.command('support.set', support, this.areaId)
          : this.wire.command('idea.post', post, this.areaId),
      );
    }
  }

  async flush(acknowledgedOne: () => void): Promise<void> {
    for (;;) {
      this.fill();
      const batch = this.outbox.slice(0, BATCH);
      const answer = await this.wire.send(batch);
      if (answer.status !== 200) throw new Error(`status ${answer.status}: ${await answer.text()}`);
      const { results, last } = v.parse(CommandAnswer, await answer.json());
      expect(results.map((result) => result.id)).toEqual(batch.map((command) => command.id));
      expect(results.every((result) => result.verdict !== 'rejected')).toBe(true);
      expect(last).toBe(batch.at(-1)?.seq);
      this.acknowledged.push(...batch);
      this.outbox = this.outbox.slice(BATCH);
      acknowledgedOne();
    }
  }
}

const isGone = (error: unknown): boolean => error instanceof TypeError; // what fetch throws where nobody answers

async function allRows(server: ServerProcess, areaId: string): Promise<WireRow[]> {
  const rows: WireRow[] = [];
  for (let since = ''; ; ) {
    const answer = await fetch(`${server.address}/v1/areas/${areaId}/changes${since}`);
    const page = v.parse(ChangesPage, await answer.json());
    rows.push(...page.rows);
    if (!page.more) return rows;
    since = `?since=${page.next}`;
  }
}

describe('kill', () => {
  it(`SY6 ${KILLS} kills lose no acknowledged command and double none`, async () => {
    let server = await startServer(folder.path);
    const reach = (path: string, init?: RequestInit) => fetch(server.address + path, init);
    const host = new ScriptedPhone(reach);
    await host.register();
    const secret = /invite\/([0-9a-f]{64})/.exec(server.out())?.[1];
    const [areaId, shared] = [freshId(), freshId()];
    await host.send([
      host.command('invite.accept', { secret }, SITE),
      host.command('area.create', { name: { fi: 'Koivuharju' } }, areaId),
      host.command('idea.post', { ideaId: shared, title: 'Yhteinen' }, areaId),
    ]);
    const phones: FlushingPhone[] = [];
    for (let count = 0; count < PHONES; count++) {
      const wire = new ScriptedPhone(reach);
      await wire.register();
      phones.push(new FlushingPhone(wire, areaId, shared));
    }

    for (let kill = 0; kill < KILLS; kill++) {
      const killAt = kill % 8; // in the middle of other batches than last time
      let answered = 0;
      const acknowledgedOne = (): void => {
        if (answered++ === killAt) server.signal('SIGKILL');
      };
      const ends = await Promise.allSettled(phones.map((phone) => phone.flush(acknowledgedOne)));
      for (const end of ends) if (end.status === 'rejected' && !isGone(end.reason)) throw end.reason;
      expect((await server.finished).signal).toBe('SIGKILL');
      server = await startServer(folder.path);
    }

    // Each phone sends what was on its way when the line broke, and no more.
    for (const phone of phones) {
      if (phone.outbox.length === 0) continue;
      const answer = v.parse(CommandAnswer, await (await phone.wire.send(phone.outbox)).json());
      expect(answer.last).toBe(phone.wire.seq);
      phone.acknowledged.push(...phone.outbox);
    }
    const rows = await allRows(server, areaId);
    const posted = phones.flatMap((phone) => phone.acknowledged.filter(({ type }) => type === 'idea.post'));
    const wanted = posted.map(({ args }) => v.parse(v.object({ ideaId: v.string() }), args).ideaId);
    expect(
      rows
        .filter((row) => row.kind === 'idea')
        .map((row) => row.id)
        .sort(),
    ).toEqual([shared, ...wanted].sort());
    const supporters = phones.filter((phone) => {
      const last = phone.acknowledged.findLast(({ type }) => type === 'support.set');
      return v.is(v.object({ ideaId: v.string(), support: v.literal(true) }), last?.args);
    });
    expect(rows.find((row) => row.kind === 'tally' && row.subject === shared)?.supports).toBe(
      supporters.length,
    );
    for (const phone of phones) {
      const registered = v.parse(Registered, await (await phone.wire.register()).json());
      expect(registered.last).toBe(phone.wire.seq);
    }
    expect(wanted.length).toBeGreaterThan(KILLS);
    server.signal('SIGTERM');
    expect((await server.finished).code).toBe(0);
  });
});
