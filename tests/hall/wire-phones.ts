// The phones of the hall reduced to the wire: they register, post, hear the bell and pull as the app does, and keep rows
// in a map. Databases in memory are most of a phone's computing time; without them one sees how soon a
// server lets all agree. Spoken to as `phones.ts`; they neither comment nor are cut off.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { ChangesPage, JoinAnswer, Ring, type WireRow } from '../../src/protocol/feed.ts';
import { freshId, ScriptedPhone } from '../support/scripted-phone.ts';
import { chooser, ordersGiven } from './plan.ts';

const { origin, code, plan } = ordersGiven();

const reach = (path: string, init?: RequestInit) => fetch(origin + path, init);
const { areaId } = v.parse(JoinAnswer, await (await reach(`/v1/join/${code}`)).json());

/** As in bell.ts. */
const GAP = 1_000;

class WirePhone {
  readonly wire = new ScriptedPhone(reach);
  readonly rows = new Map<string, WireRow>();
  cursor = '';
  waiting = 0;
  private readonly choose = chooser<string>();
  private pulling: Promise<void> | undefined;
  private isRung = false;
  private lastPull = 0;
  private sending = Promise.resolve();

  async come(): Promise<void> {
    await this.wire.register();
    const bell = new EventSource(`${origin}/v1/areas/${areaId}/live`);
    bell.addEventListener('head', ({ data }) => {
      const { cursor, spread } = v.parse(v.pipe(v.string(), v.parseJson(), Ring), data);
      if (cursor !== this.cursor) this.ring(spread);
    });
    await this.pull();
  }

  private ring(spread: number): void {
    this.isRung = true;
    this.pulling ??= this.follow(spread);
  }

  private async follow(spread: number): Promise<void> {
    while (this.isRung) {
      await pause(Math.max(this.lastPull + GAP - Date.now(), 0) + Math.random() * spread);
      this.isRung = false;
      this.lastPull = Date.now();
      await this.pull();
    }
    this.pulling = undefined;
  }

  private async pull(): Promise<void> {
    for (let more = true; more; ) {
      const since = this.cursor === '' ? '' : `&since=${encodeURIComponent(this.cursor)}`;
      const page = v.parse(
        ChangesPage,
        await (await reach(`/v1/areas/${areaId}/changes?limit=500${since}`)).json(),
      );
      for (const row of page.rows) this.rows.set(`${row.kind}/${row.id}/${row.lane}`, row);
      this.cursor = page.next;
      more = page.more;
    }
  }

  /** At some time of the evening; one after the other, as an outbox does. */
  async act(type: string, args: () => object): Promise<void> {
    await pause(Math.random() * plan.seconds * 1000);
    this.waiting += 1;
    this.sending = this.sending.then(async () => {
      await (await this.wire.send([this.wire.command(type, args(), areaId)])).json();
      this.waiting -= 1;
    });
  }

  someIdea(): string {
    const ideas = [...this.rows.values()].filter(({ kind, del }) => kind === 'idea' && del !== true);
    return this.choose(ideas.map(({ id }) => id));
  }

  digest(): string {
    const lines = [...this.rows.values()].filter(({ del }) => del !== true).map((row) => JSON.stringify(row));
    return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
  }
}

const say = (message: object) => process.send?.(message);
const phones = Array.from({ length: plan.phones }, () => new WirePhone());
await Promise.all(phones.map((phone) => phone.come()));
say({ event: 'joined' });

let begun: NodeJS.CpuUsage | undefined;
process.once('message', async () => {
  begun = process.cpuUsage();
  await Promise.all(
    phones.flatMap((phone, number) => [
      phone.act('idea.post', () => ({
        ideaId: freshId(),
        title: `Idea ${number} of the hall`,
        text: 'A bench, a lamp and a bin where the path meets the shore.',
      })),
      ...Array.from({ length: plan.supports }, () =>
        phone.act('support.set', () => ({ ideaId: phone.someIdea(), support: true })),
      ),
    ]),
  );
  say({ event: 'acted' });
});

process.on('message', (head) => {
  if (typeof head !== 'string' || head === 'go') return;
  const behind = phones.filter(({ cursor }) => cursor !== head).length;
  const waiting = phones.reduce((sum, phone) => sum + phone.waiting, 0);
  const digests = behind + waiting === 0 ? [...new Set(phones.map((phone) => phone.digest()))] : [];
  const { user, system } = process.cpuUsage(begun);
  say({ event: 'state', behind, waiting, digests, computed: (user + system) / 1e6 });
});

process.once('disconnect', () => process.exit());
