// A hall full of people in one process: real phones, the real app, a bad network, all drawn from one number.
import * as v from 'valibot';
import { getMeta } from '../../src/client/store/meta.ts';
import type { Store } from '../../src/client/store/open.ts';
import { overlayOf } from '../../src/client/store/overlay-now.ts';
import { chooseArea } from '../../src/client/store/queries/area.ts';
import { hostScopes } from '../../src/client/store/queries/me.ts';
import { Command } from '../../src/domain/command.ts';
import { countRound } from '../../src/domain/count-round.ts';
import { AreaId, SITE, uuidv7 } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { SYSTEM_MEMBER } from '../../src/domain/member.ts';
import { keepRounds } from '../../src/server/usecases/keep-rounds.ts';
import { type Actor, systemActor } from '../../src/server/usecases/system-member.ts';
import { FaultCount, FaultyNetwork } from '../support/faulty-network.ts';
import { checkHistory, type PhoneEnd, type Violation } from '../support/history.ts';
import { Phone } from '../support/phone.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import type { Backend } from './backend.ts';
import { beginVotes } from './begin-votes.ts';
import { checkCursor } from './cursor-check.ts';
import { PhoneWatch } from './phone-watch.ts';
import { Pools } from './pools.ts';
import { SimServer, type SimServerSettings } from './sim-server.ts';
import { SqliteBackend } from './sqlite-backend.ts';
import { Turns } from './turns.ts';

/** A bug to put in, to see whether it is found. */
export type Plant = {
  /** The only mood in which it can show. */
  readonly mood?: string;
  /** More of some faults than the mood has. */
  readonly rates?: FaultyNetwork['rates'];
  readonly storage?: SimServerSettings['wrap'];
  readonly store?: (store: Store) => void;
  readonly fetch?: (send: () => Promise<Response>, path: string, init: RequestInit) => Promise<Response>;
};

/** Where a world's server keeps its data. */
export type BackendFor = (random: Seeded) => Backend;

export type Person = {
  readonly number: number;
  readonly isHost: boolean;
  readonly area: AreaId;
  readonly devices: Device[];
  /** Secrets that make this person host. */
  readonly secrets: string[];
};

export type Device = { readonly phone: Phone; readonly person: Person; readonly watch: PhoneWatch };

const START = Date.parse('2026-11-21T16:00:00.000Z');
const HOUR = 3_600_000;

export class World {
  readonly random: Seeded;
  readonly pools = new Pools();
  readonly count = new FaultCount();
  readonly people: Person[] = [];
  readonly areas: AreaId[] = [];
  readonly violations: Violation[] = [];
  /** What happened, for people to read. */
  readonly story: string[] = [];
  readonly server: SimServer;
  readonly network: FaultyNetwork;
  readonly turns: Turns;
  requests = 0;
  /** Times that a lost connection to the phone's database could not be made good. */
  hiccups = 0;
  private time = START;
  private readonly plant: Plant;
  private readonly owners = new Map<string, string>();

  constructor(seed: number | string, plant: Plant = {}, backendFor: BackendFor = () => new SqliteBackend()) {
    this.random = seeded(seed);
    this.plant = plant;
    this.turns = new Turns(this.random.branch('turns'));
    this.server = new SimServer({
      backend: backendFor(this.random.branch('backend')),
      now: () => this.time,
      wrap: plant.storage,
      judged: () => this.countTallies(),
    });
    this.network = new FaultyNetwork({
      random: this.random.branch('network'),
      server: this.server,
      count: this.count,
      advance: (ms) => this.advance(ms),
      note: (line) => this.note(line),
    });
  }

  get now(): number {
    return this.time;
  }

  get devices(): Device[] {
    return this.people.flatMap((person) => person.devices);
  }

  advance(ms: number): void {
    this.time += ms;
  }

  note(line: string): void {
    this.story.push(`${((this.time - START) / 1000).toFixed(1).padStart(9)}s ${line}`);
  }

  fail(violation: Violation): void {
    const isKnown = this.violations.some(({ what }) => what === violation.what);
    if (!isKnown) this.violations.push(violation);
    if (this.violations.length < 6 && !isKnown) this.note(`!! ${violation.invariant} ${violation.what}`);
  }

  /** Something threw that must not. */
  broke(error: unknown): void {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.fail({ invariant: 'I10', what: `threw: ${trace}` });
  }

  /** Areas, links for hosts, and the first people with a phone each. */
  async begin(people: number): Promise<void> {
    const act = await systemActor(this.server.storage, new Date(this.time));
    for (let index = 0; index < 2; index++) await this.openArea(act);
    for (let index = 0; index < people; index++) await this.newPerson(act, index);
    // A bug that is planted in the storage may hinder the server itself, which is not what is looked for.
    const isSound = this.plant.storage === undefined;
    if (isSound && this.random.branch('votes').chance(0.6)) await beginVotes(this, act);
  }

  private async openArea(act: Actor): Promise<void> {
    const areaId = v.parse(AreaId, uuidv7(this.time, this.random.bytes(16)));
    await act([{ areaId, type: 'area.create', args: { name: { fi: 'Alue' } } }], new Date(this.time));
    this.areas.push(areaId);
    this.pools.areas.push(areaId);
  }

  private async newPerson(act: Actor, number: number): Promise<void> {
    const area = this.areas[this.random.chance(0.8) ? 0 : 1] ?? this.random.pick(this.areas);
    const isHost = number < 2;
    const person: Person = { number, isHost, area, devices: [], secrets: [] };
    if (isHost) {
      const secret = Buffer.from(this.random.bytes(32)).toString('hex');
      const args = { hash: hashOf(secret), days: 60 };
      await act([{ areaId: number === 0 ? SITE : area, type: 'invite.make', args }], new Date(this.time));
      person.secrets.push(secret);
      this.pools.secrets.push(secret);
    }
    this.people.push(person);
    await this.newDevice(person);
  }

  /** Another phone for a person; it is linked to her first one by what that one can show. */
  async newDevice(person: Person): Promise<Device> {
    const name = `p${person.number}${'abcdef'[person.devices.length] ?? 'z'}`;
    const phone: Phone = new Phone({
      name,
      random: this.random.branch(`phone ${name}`),
      now: () => this.time,
      fetch: (from, path, init) => this.request(from, path, init),
      plant: this.plant.store,
    });
    phone.skew = Math.round((this.random.next() - 0.5) * 4 * HOUR);
    const device = { phone, person, watch: new PhoneWatch(phone) };
    person.devices.push(device);
    for (const { watch } of person.devices) watch.isAlone = person.devices.length === 1;
    await chooseArea(phone.db, person.area);
    return device;
  }

  private async request(phone: Phone, path: string, init: RequestInit): Promise<Response> {
    this.requests += 1;
    await this.turns.wait('send');
    const person = `p${phone.name.slice(1, -1)}`;
    const text = `${new Headers(init.headers).get('Authorization') ?? ''} ${init.body ?? ''}`;
    for (const [, client] of text.matchAll(/(?:Bearer |"clientId":")([0-9a-f]{32})/g)) {
      if (client === undefined || this.owners.has(client)) continue;
      this.owners.set(client, person);
      this.note(`  ${phone.name} is client ${client.slice(0, 6)}`);
    }
    // While others write, several reads make no picture of one moment.
    if (!this.turns.isOn && phone.random.chance(0.15)) await this.watchAll(person);
    const send = () => this.network.fetch(phone, path, init);
    try {
      return await (this.plant.fetch === undefined ? send() : this.plant.fetch(send, path, init));
    } finally {
      await this.turns.wait('receive');
    }
  }

  /** Looks at the devices of a person as she could at any moment. */
  private async watchAll(person: string): Promise<void> {
    for (const { phone, watch } of this.devices) {
      if (!phone.name.startsWith(person) || phone.isBroken) continue;
      for (const violation of await watch.check(this.server)) this.fail(violation);
    }
  }

  async look(device: Device): Promise<void> {
    const found = await device.watch.check(this.server);
    if (device.phone.random.chance(0.2)) found.push(...(await checkCursor(device.phone, this.server)));
    for (const violation of found) this.fail(violation);
  }

  private countTallies(): void {
    for (const { id, supports, rows } of this.server.miscounts()) {
      this.fail({ invariant: 'I3', what: `tally ${id} says ${supports}, there are ${rows}` });
    }
  }

  /** The server closes, logs and counts what is due. */
  async keepRounds(): Promise<void> {
    const { storage } = this.server;
    const clock = () => new Date(this.time);
    const act = await systemActor(storage, clock());
    const bell = { ring: () => {}, listen: () => () => {}, listeners: () => 0 };
    const count = async (...box: Parameters<typeof countRound>) => countRound(...box);
    await keepRounds({ storage, bell, clock, act, count, scrub: () => {} });
    this.note('server looks after its rounds');
  }

  /** The end of all trouble: everything gets through, and everybody looks until nothing is new. */
  async heal(): Promise<void> {
    this.network.rates = {};
    while (this.network.lateOnes > 0) await this.network.deliverLate();
    this.note('healed');
    await this.keepRounds();
    for (let round = 0; round < 12; round++) {
      const before = this.server.happened.length;
      let isRest = round >= 3;
      for (const { phone } of this.devices) {
        this.advance(3000);
        const { kind } = await phone.exchange('all');
        // What one phone sends another may have waited for.
        isRest &&= kind === 'done' && (await phone.db.outbox.count()) === 0;
      }
      if (isRest && this.server.happened.length === before) return;
    }
    this.fail({ invariant: 'I10', what: 'phones did not come to rest within 12 exchanges' });
  }

  async end(): Promise<void> {
    this.server.isOver = true;
    for (const device of this.devices) await this.look(device);
    const phones = await Promise.all(this.devices.map((device) => this.endOf(device)));
    const found = checkHistory({
      happened: this.server.happened,
      rows: this.server.rows(),
      phones,
      persons: this.owners,
      system: SYSTEM_MEMBER,
      wasRestored: this.server.restores > 0,
      purges: this.server.purges,
    });
    for (const violation of found) this.fail(violation);
    for (const { phone } of this.devices) phone.close();
    this.server.end();
  }

  private async endOf({ phone }: Device): Promise<PhoneEnd> {
    const { db } = phone;
    const [rows, waiting, receipts, overlay, area, member, scopes] = await Promise.all([
      db.rows.toArray(),
      db.outbox.count(),
      db.receipts.toArray(),
      overlayOf(db),
      getMeta(db, 'area'),
      getMeta(db, 'member'),
      hostScopes(db),
    ]);
    const isHost = area !== undefined && (scopes.includes(SITE) || scopes.includes(v.parse(AreaId, area)));
    const accepted = receipts.filter((receipt) => !v.is(Rejected, receipt.verdict));
    return {
      name: phone.name,
      person: `p${phone.name.slice(1, -1)}`,
      member: member?.memberId,
      streams: [
        `area/${area}`,
        ...(member === undefined ? [] : [`me/${member.memberId}`]),
        ...(isHost ? [`desk/${area}`] : []),
      ],
      rows,
      waiting,
      overlaid: overlay.changed.size,
      acknowledged: accepted.flatMap(({ command }) => (v.is(Command, command) ? [command] : [])),
    };
  }
}

const Rejected = v.object({ verdict: v.literal('rejected') });
