// A phone reduced to the wire: it registers, numbers its commands and sends them. For tests of the server alone.
import { randomBytes } from 'node:crypto';
import { uuidv7 } from '../../src/domain/ids.ts';

/** How a phone reaches a server: `fetch` against an address, or the app in process. */
export type Reach = (path: string, init?: RequestInit) => Promise<Response>;

export const freshId = (): string => uuidv7(Date.now(), randomBytes(16));

export type Sent = {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly v: number;
  readonly areaId: string;
  readonly at: string;
  readonly args: unknown;
};

export class ScriptedPhone {
  readonly clientId = randomBytes(16).toString('hex');
  readonly secret = randomBytes(32).toString('hex');
  seq = 0;
  readonly reach: Reach;

  constructor(reach: Reach) {
    this.reach = reach;
  }

  get authorization(): Record<string, string> {
    return { Authorization: `Bearer ${this.clientId}.${this.secret}` };
  }

  register(more: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    const body = JSON.stringify({ clientId: this.clientId, secret: this.secret, build: 1, ...more });
    return this.reach('/v1/clients', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    });
  }

  command(type: string, args: unknown, areaId: string, more: Partial<Sent> = {}): Sent {
    this.seq += 1;
    return { id: freshId(), seq: this.seq, type, v: 1, areaId, at: new Date().toISOString(), args, ...more };
  }

  send(commands: readonly Sent[], build = 1): Promise<Response> {
    const headers = { 'Content-Type': 'application/json', ...this.authorization };
    return this.reach('/v1/commands', { method: 'POST', headers, body: JSON.stringify({ build, commands }) });
  }

  get(path: string): Promise<Response> {
    return this.reach(path, { headers: this.authorization });
  }
}
