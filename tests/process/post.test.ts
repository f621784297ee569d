// The real server sends by itself: a push message and a letter leave it whole, and what hangs on its way does not keep it
// from stopping, nor is it lost.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Delivery } from '../../src/domain/delivery.ts';
import { Meta } from '../../src/protocol/exchange.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type PushService, startPushService } from '../support/push-service.ts';
import { freshId, ScriptedPhone } from '../support/scripted-phone.ts';
import { type Environment, type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder, openAt } from '../support/sqlite.ts';

let pushes: PushService;
let mails: MailServer;
let folder: ReturnType<typeof newFolder>;
const running: ServerProcess[] = [];
beforeEach(async () => {
  [pushes, mails, folder] = [await startPushService(), await startMailServer(), newFolder()];
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.signal('SIGKILL');
    await server.finished;
  }
  await pushes.close();
  await mails.close();
  folder.remove();
});

async function start(more: Environment = {}): Promise<ServerProcess> {
  const ca = join(folder.path, 'ca.pem');
  writeFileSync(ca, pushes.trust.ca);
  const server = await startServer(join(folder.path, 'data'), {
    KEHRA_ORIGIN: 'https://ideat.example.fi',
    KEHRA_MAIL_FROM: 'Kehrä <kehra@kunta.example>',
    KEHRA_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    KEHRA_DANGER_LOCAL_PUSH: 'on',
    NODE_EXTRA_CA_CERTS: ca,
    ...more,
  });
  running.push(server);
  return server;
}

/** A person whose phone has subscribed; answers with her phone. */
async function subscriber(server: ServerProcess): Promise<ScriptedPhone> {
  const phone = new ScriptedPhone((path, init) => fetch(server.address + path, init));
  await phone.register();
  const { pushKey } = v.parse(Meta, await (await phone.get('/v1/meta')).json());
  const subscription = await pushes.subscribe(pushKey);
  await accepted(phone, 'push.subscribe', { subscription, lang: 'sv' });
  return phone;
}

async function accepted(phone: ScriptedPhone, type: string, args: unknown): Promise<void> {
  const answer = await (await phone.send([phone.command(type, args, 'site')])).json();
  expect(answer).toMatchObject({ results: [{ verdict: 'ok' }] });
}

const soon = { timeout: 60_000, interval: 50 };

describe('a push message', () => {
  it('that a person asks for to see whether they arrive arrives, in her language', async () => {
    const phone = await subscriber(await start());
    await accepted(phone, 'push.test', {});
    await vi.waitUntil(() => pushes.pushed.length > 0, soon);
    expect(pushes.complaints).toEqual([]);
    const [one] = pushes.pushed;
    expect(JSON.parse(one?.text ?? '')).toMatchObject({ lang: 'sv', path: '/me' });
    expect(one?.claims).toMatchObject({ aud: pushes.origin, sub: 'https://ideat.example.fi' });
  });

  it('goes to no address of this machine unless the operator says so', async () => {
    const phone = await subscriber(await start({ KEHRA_DANGER_LOCAL_PUSH: 'off' }));
    await accepted(phone, 'push.test', {});
    await accepted(phone, 'mail.set', { address: 'maija@example.fi', lang: 'sv', ask: freshId() });
    await vi.waitUntil(() => mails.received.length > 0, soon);
    expect(pushes.most().connections).toBe(0);
  });

  it('that hangs does not hold up the stop, and stays due', async () => {
    const server = await start();
    const phone = await subscriber(server);
    pushes.answerWith('hang');
    await accepted(phone, 'push.test', {});
    await vi.waitUntil(() => pushes.most().connections > 0, soon);
    server.signal('SIGTERM');
    const { code, out } = await server.finished;
    expect([code, out]).toEqual([0, expect.stringContaining('"event":"stopped"')]);
    const storage = openAt(join(folder.path, 'data', 'kehra.db'));
    const left = (await storage.ofKind(Delivery.name)).map((row) => v.parse(Delivery.schema, row));
    await storage.close();
    expect(left).toMatchObject([{ channel: 'push', say: { task: 'test' } }]);
    // Nobody holds it any more: whoever starts next may send it.
    expect(left[0]?.taken).toBeUndefined();
  });
});

describe('a letter', () => {
  it('leaves by the mail server of the configuration', async () => {
    const phone = await subscriber(await start());
    await accepted(phone, 'mail.set', { address: 'maija@example.fi', lang: 'sv', ask: freshId() });
    await vi.waitUntil(() => mails.received.length > 0, soon);
    const [one] = mails.received;
    expect(one?.to).toEqual(['maija@example.fi']);
    expect(one?.letter.from).toMatchObject({ name: 'Kehrä', address: 'kehra@kunta.example' });
    expect(one?.letter.text).toContain('https://ideat.example.fi/mail/prove/');
  });
});
