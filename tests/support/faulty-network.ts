// The network between phones and a server, as bad as a seed wants it. Every fault is counted.
import type { Seeded } from './seeded.ts';

export const FAULTS = {
  F1: 'request lost',
  F2: 'reply lost after commit',
  F3: 'reply cut short',
  F4: 'request delivered twice',
  F5: 'an old batch arrives after a newer one',
  F6: 'slow',
  F7: 'no answer until the deadline',
  F8: 'a captive portal answers',
  F9: 'too busy, with Retry-After',
  F10a: 'server killed before commit',
  F10b: 'server killed after commit, before the reply',
  F11: 'disk of the server full',
  F12a: 'phone crashes before its outbox has it',
  F12b: 'phone crashes after its outbox has it',
  F12c: 'phone crashes in the middle of an exchange',
  F13: "the phone's database is closed under it",
  F15: "the phone's storage is wiped",
  F16: 'a copied phone',
  F17: 'removed rows forgotten before a phone came back',
  F21: "the phone's clock jumps",
  F22: 'two tabs flush at once',
  F23: 'a stale copy from a shared cache',
  restore: 'the server comes back from an older backup',
} as const;
export type Fault = keyof typeof FAULTS;

export class FaultCount {
  readonly counts = new Map<Fault, number>();

  add(fault: Fault, times = 1): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + times);
  }

  of(fault: Fault): number {
    return this.counts.get(fault) ?? 0;
  }
}

/** Whoever sends: keeps the cookie as a browser does. */
export type Sender = { readonly name: string; readonly random: Seeded; cookie: string | undefined };

export type Server = {
  handle(path: string, init: RequestInit): Promise<Response>;
  /** As `handle`, by a process that is gone before it can commit. Whether it had judged something new by then. */
  handleDying(path: string, init: RequestInit): Promise<boolean>;
  kill(): void;
  isFull: boolean;
};

export type NetworkSettings = {
  readonly random: Seeded;
  readonly server: Server;
  readonly count: FaultCount;
  readonly advance: (ms: number) => void;
  readonly note: (line: string) => void;
};

type Late = { readonly path: string; readonly init: RequestInit; readonly client: string; newer: boolean };

const MS = { trip: 80, slow: 5000, deadline: 20_000 } as const;
const PORTAL = '<!doctype html><title>Hotspot</title><form>Accept the terms</form>';
const COMMANDS = '/v1/commands';

export class FaultyNetwork {
  /** How likely each fault is at a request, in [0, 1]. */
  rates: Partial<Record<Fault, number>> = {};
  private readonly settings: NetworkSettings;
  private late: Late[] = [];
  private readonly cached = new Map<string, { text: string; headers: Headers }>();

  constructor(settings: NetworkSettings) {
    this.settings = settings;
  }

  /** As the browser's fetch, but through this network. */
  async fetch(from: Sender, path: string, init: RequestInit): Promise<Response> {
    const { count, note } = this.settings;
    const { random } = from;
    const rates = Object.entries(this.rates);
    let draw = random.next();
    const fault = rates.find(([, rate]) => {
      draw -= rate;
      return draw < 0;
    })?.[0];
    this.settings.advance(MS.trip);
    if (fault === undefined) return this.deliver(from, path, init);
    const isCommands = path === COMMANDS;
    if (isCommands || !ONLY_COMMANDS.has(fault))
      note(`  ${from.name} ${init.method} ${path.slice(0, 40)}: ${fault}`);
    switch (fault) {
      case 'F1':
        count.add('F1');
        throw new TypeError('the request was lost');
      case 'F2':
        await this.deliver(from, path, init);
        if (isCommands) count.add('F2');
        throw new TypeError('the reply was lost');
      case 'F3': {
        const response = await this.deliver(from, path, init);
        const text = await response.text();
        count.add('F3');
        return new Response(text.slice(0, random.int(text.length)), response);
      }
      case 'F4':
        if (isCommands) count.add('F4');
        await this.deliver(from, path, init);
        return this.deliver(from, path, init);
      case 'F5':
        if (!isCommands) return this.deliver(from, path, init);
        this.late.push({ path, init, client: clientOf(init), newer: false });
        if (random.chance(0.5)) throw new TypeError('the request is late');
        return this.deliver(from, path, init);
      case 'F6':
        count.add('F6');
        this.settings.advance(MS.slow);
        return this.deliver(from, path, init);
      case 'F7':
        count.add('F7');
        if (random.chance(0.5)) await this.deliver(from, path, init);
        this.settings.advance(MS.deadline);
        throw new DOMException('no answer in time', 'TimeoutError');
      case 'F8':
        count.add('F8');
        return new Response(PORTAL, { headers: { 'Content-Type': 'text/html' } });
      case 'F9':
        count.add('F9');
        return this.busy(from);
      case 'F10a':
        return this.killBefore(from, path, init);
      case 'F10b':
        await this.deliver(from, path, init);
        if (isCommands) count.add('F10b');
        this.settings.server.kill();
        throw new TypeError('the server was killed');
      case 'F11':
        return this.fullDisk(from, path, init);
      case 'F23':
        return this.stale(from, path, init);
      default:
        throw new Error(`not a fault of networks: ${fault}`);
    }
  }

  /** Delivers one of the requests that were held back; nobody waits for the answer. */
  async deliverLate(): Promise<void> {
    const [late] = this.late.splice(this.settings.random.int(this.late.length), 1);
    if (late === undefined) return;
    if (late.newer) this.settings.count.add('F5');
    this.settings.note(`  late batch of ${late.client.slice(0, 6)}`);
    await this.settings.server.handle(late.path, late.init);
  }

  /** Nothing that was on its way outlives a server that is stopped for long. */
  forgetLate(): void {
    this.late = [];
  }

  /** No shared cache may keep anything for as long as the server remembers what was removed. */
  forgetCached(): void {
    this.cached.clear();
  }

  get lateOnes(): number {
    return this.late.length;
  }

  private async deliver(from: Sender, path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (init.credentials === 'same-origin' && from.cookie !== undefined) headers.set('Cookie', from.cookie);
    const response = await this.settings.server.handle(path, { ...init, headers });
    const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
    if (init.credentials === 'same-origin' && cookie !== undefined) from.cookie = cookie;
    if (path === COMMANDS) for (const late of this.late) late.newer ||= late.client === clientOf(init);
    return response;
  }

  private busy({ random }: Sender): Response {
    const headers = new Headers({ 'Retry-After': String(1 + random.int(5)) });
    if (random.chance(0.3)) return new Response('<h1>Bad gateway</h1>', { status: 502, headers });
    const [status, code] = random.chance(0.5) ? [429, 'too-many-requests'] : [503, 'unavailable'];
    headers.set('X-Api', '1');
    const problem = { type: `urn:kehra:problem:${code}`, title: code, status, code, retryable: true };
    return new Response(JSON.stringify(problem), { status: Number(status), headers });
  }

  /** The server has judged the batch and dies before the commit: nobody is answered, nothing is kept. */
  private async killBefore(from: Sender, path: string, init: RequestInit): Promise<Response> {
    if (path !== COMMANDS) return this.deliver(from, path, init);
    if (await this.settings.server.handleDying(path, init)) this.settings.count.add('F10a');
    throw new TypeError('the server was killed');
  }

  private async fullDisk(from: Sender, path: string, init: RequestInit): Promise<Response> {
    if (path === COMMANDS) this.settings.count.add('F11');
    this.settings.server.isFull = true;
    try {
      return await this.deliver(from, path, init);
    } finally {
      this.settings.server.isFull = false;
    }
  }

  /** An earlier answer to the same public address, as a shared cache may still hold it. */
  private async stale(from: Sender, path: string, init: RequestInit): Promise<Response> {
    const kept = this.cached.get(path);
    if (kept !== undefined) {
      this.settings.count.add('F23');
      return new Response(kept.text, { headers: kept.headers });
    }
    const response = await this.deliver(from, path, init);
    if (!path.startsWith('/v1/areas/') || !response.ok) return response;
    const text = await response.text();
    this.cached.set(path, { text, headers: response.headers });
    return new Response(text, response);
  }
}

/** Faults that mean nothing for a request that changes nothing. */
const ONLY_COMMANDS = new Set(['F5', 'F10a', 'F11']);

const clientOf = (init: RequestInit): string =>
  /^Bearer ([0-9a-f]{32})/.exec(new Headers(init.headers).get('Authorization') ?? '')?.[1] ?? '';
