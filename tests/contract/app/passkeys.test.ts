// Passkeys over HTTP, with an authenticator in software and the real check of what it signs. Ids (PK…): docs/protocol.md.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SITE } from '../../../src/domain/ids.ts';
import { PasskeySecret } from '../../../src/protocol/passkey.ts';
import { passkeySite } from '../../../src/server/usecases/passkey-site.ts';
import { Authenticator } from '../../support/authenticator.ts';
import { makeServer, type TestServer } from '../../support/make-server.ts';
import { ScriptedPhone } from '../../support/scripted-phone.ts';
import { inMemory } from '../../support/sqlite.ts';
import { bodyOf, problemOf } from './town.ts';

const SITE_IS = { rpId: 'ideas.example.fi', origin: 'https://ideas.example.fi' };
const { origin } = SITE_IS;
const MINUTE = 60_000;
const UNPROVEN = { status: 403, code: 'not-allowed' };
const NOT_FOUND = { status: 404, code: 'not-found' };

const serverAt = (at: string | undefined = origin): TestServer => makeServer({ origin: at });

/** A call as a page of the site makes it; with a phone, as this phone. */
const post =
  (server: TestServer, from = origin) =>
  (path: string, body: unknown = {}, phone?: ScriptedPhone): Promise<Response> =>
    server.request(`/v1/passkeys/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: from, ...phone?.authorization },
      body: JSON.stringify(body),
    });

async function phoneAt({ request }: TestServer): Promise<{ phone: ScriptedPhone; member: unknown }> {
  const phone = new ScriptedPhone(request);
  const { memberId } = await bodyOf(await phone.register());
  return { phone, member: memberId };
}

/** Somebody with a passkey. */
async function begun(counter = 1) {
  const server = serverAt();
  const call = post(server);
  const { phone, member } = await phoneAt(server);
  const device = new Authenticator(SITE_IS, counter);
  const options = await bodyOf(await call('add/options', {}, phone));
  const added = await call('add', device.make(options), phone);
  const challenge = async () => bodyOf(await call('return/options'));
  return { server, call, phone, member, device, options, added, challenge };
}

const rowsOf = async (phone: ScriptedPhone): Promise<Record<string, unknown>[]> => {
  const { rows } = await bodyOf(await phone.get('/v1/me/changes'));
  return v.parse(v.array(v.looseObject({ kind: v.string() })), rows);
};

const take = async (phone: ScriptedPhone, answer: Response) => {
  expect(answer.status).toBe(200);
  const { secret } = v.parse(PasskeySecret, await answer.json());
  const { results } = await bodyOf(await phone.send([phone.command('link.take', { secret }, SITE)]));
  expect(results).toMatchObject([{ verdict: 'ok' }]);
  return bodyOf(await phone.register());
};

describe('passkeys', () => {
  it('PK1 PK3 what is added on one device brings another back, with nothing of the person in it', async () => {
    const { server, call, phone, member, device, options, added, challenge } = await begun();
    expect(added.status).toBe(200);
    expect(added.headers.get('Cache-Control')).toBe('private, no-store');
    expect(options).toMatchObject({
      rp: { id: SITE_IS.rpId, name: 'Kehrä' },
      user: { name: 'Kehrä', displayName: 'Kehrä' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
    const id = device.id.toString('base64url');
    expect((await rowsOf(phone)).find(({ kind }) => kind === 'passkey')).toMatchObject({
      id,
      memberId: member,
    });
    expect(await bodyOf(await call('add/options', {}, phone))).toMatchObject({
      excludeCredentials: [{ id }],
    });
    const { phone: other, member: before } = await phoneAt(server);
    expect(before).not.toBe(member);
    const back = await take(other, await call('return', device.show(await challenge())));
    expect(back).toMatchObject({ memberId: member });
    expect((await rowsOf(other)).find(({ kind }) => kind === 'passkey')).toMatchObject({ counter: 2 });
  });

  it('PK1 a passkey is added by who asked for it, once, in time, on a page of the site', async () => {
    const server = serverAt();
    const call = post(server);
    const { phone } = await phoneAt(server);
    const { phone: other } = await phoneAt(server);
    const device = new Authenticator(SITE_IS);
    const options = await bodyOf(await call('add/options', {}, phone));
    for (const lie of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { type: 'webauthn.get' },
    ])
      expect(await problemOf(await call('add', device.make(options, lie), phone))).toEqual(UNPROVEN);
    expect(await problemOf(await call('add', device.make(options), other))).toEqual(UNPROVEN);
    expect(await problemOf(await call('add', device.make(options)))).toEqual({
      status: 401,
      code: 'unknown-client',
    });
    const forged = { challenge: Buffer.from(`${Date.now()}.00.00`).toString('base64url') };
    expect(await problemOf(await call('add', device.make(forged), phone))).toEqual(UNPROVEN);
    expect(await problemOf(await call('add', { id: 7 }, phone))).toMatchObject({ code: 'malformed' });
    expect((await call('add', device.make(options), phone)).status).toBe(200);
    expect((await call('add', device.make(options), phone)).status).toBe(200);
    const hers = await bodyOf(await call('add/options', {}, other));
    expect(await problemOf(await call('add', device.make(hers), other))).toEqual(UNPROVEN);
    server.advance(5 * MINUTE + 1);
    expect(await problemOf(await call('add', new Authenticator(SITE_IS).make(options), phone))).toEqual(
      UNPROVEN,
    );
    expect((await rowsOf(phone)).filter(({ kind }) => kind === 'passkey')).toHaveLength(1);
  });

  it('PK2 a lie, somebody else’s passkey, an old answer and an old challenge prove nothing', async () => {
    const { server, call, phone, device, challenge } = await begun();
    const lies = [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { type: 'webauthn.create' }];
    for (const lie of lies)
      expect(await problemOf(await call('return', device.show(await challenge(), lie)))).toEqual(UNPROVEN);
    expect(await problemOf(await call('return', new Authenticator(SITE_IS).show(await challenge())))).toEqual(
      NOT_FOUND,
    );
    const shown = device.show(await challenge());
    const other = new Authenticator(SITE_IS).show(await challenge());
    const stolen = { ...shown, response: { ...shown.response, signature: other.response.signature } };
    expect(await problemOf(await call('return', stolen))).toEqual(UNPROVEN);
    const adding = await bodyOf(await call('add/options', {}, phone));
    expect(await problemOf(await call('return', device.show(adding)))).toEqual(UNPROVEN);
    const late = await challenge();
    server.advance(5 * MINUTE + 1);
    expect(await problemOf(await call('return', device.show(late)))).toEqual(UNPROVEN);
    const fresh = device.show(await challenge());
    expect((await call('return', fresh)).status).toBe(200);
    expect(await problemOf(await call('return', fresh))).toEqual(UNPROVEN);
    device.counter = 1;
    server.advance(MINUTE);
    expect(await problemOf(await call('return', device.show(await challenge())))).toEqual(UNPROVEN);
  });

  it('PK2 an authenticator that does not count answers each challenge once, and none older than the last', async () => {
    const { server, call, device, challenge } = await begun(0);
    const early = await challenge();
    server.advance(1);
    const answer = device.show(await challenge());
    expect((await call('return', answer)).status).toBe(200);
    for (const again of [answer, device.show(early)])
      expect(await problemOf(await call('return', again))).toEqual(UNPROVEN);
    server.advance(1);
    expect((await call('return', device.show(await challenge()))).status).toBe(200);
  });

  it('PK3 a removed passkey brings nobody back; only its owner removes it', async () => {
    const { server, call, phone, device, challenge } = await begun();
    const { phone: other } = await phoneAt(server);
    const id = device.id.toString('base64url');
    const remove = async (who: ScriptedPhone) =>
      bodyOf(await who.send([who.command('passkey.remove', { id }, SITE)]));
    expect(await remove(other)).toMatchObject({ results: [{ code: 'not-allowed' }] });
    expect(await remove(phone)).toMatchObject({ results: [{ verdict: 'ok' }] });
    expect(await problemOf(await call('return', device.show(await challenge())))).toEqual(NOT_FOUND);
  });

  it('PK3 it leads to whom its owner was linked to since, and becomes hers', async () => {
    const { server, call, phone, device, challenge } = await begun();
    const elsewhere = new Authenticator(SITE_IS);
    const { phone: joined, member } = await phoneAt(server);
    await call('add', elsewhere.make(await bodyOf(await call('add/options', {}, joined))), joined);
    await take(phone, await call('return', elsewhere.show(await challenge())));
    const { phone: third } = await phoneAt(server);
    const back = await take(third, await call('return', device.show(await challenge())));
    expect(back).toMatchObject({ memberId: member });
    expect((await rowsOf(third)).filter(({ kind }) => kind === 'passkey')).toHaveLength(2);
  });

  it('PK4 two servers on one storage know each other’s challenges', async () => {
    const storage = inMemory();
    const [one, two] = [makeServer({ storage, origin }), makeServer({ storage, origin })];
    const { phone } = await phoneAt(one);
    const device = new Authenticator(SITE_IS);
    const options = await bodyOf(await post(one)('add/options', {}, phone));
    expect((await post(two)('add', device.make(options), phone)).status).toBe(200);
    const challenge = await bodyOf(await post(two)('return/options'));
    expect((await post(one)('return', device.show(challenge))).status).toBe(200);
  });

  it('PK5 passkeys are for a name and https, or for this machine; elsewhere the server says that there are none', async () => {
    const [number, plain] = ['https://192.168.1.5', 'http://kehra.lan:8787'];
    const here = (rpId: string, at: string) => ({ rpId, origin: at });
    expect(passkeySite(origin, origin)).toEqual(SITE_IS);
    expect(passkeySite('http://localhost:80', 'http://localhost')).toEqual(
      here('localhost', 'http://localhost'),
    );
    expect(passkeySite(undefined, 'http://localhost:8787')).toEqual(
      here('localhost', 'http://localhost:8787'),
    );
    for (const [configured, asked] of [
      [number, number],
      ['https://[::1]', 'https://[::1]'],
      [plain, plain],
      [origin, 'https://evil.example'],
      [origin, undefined],
      [undefined, 'http://192.168.1.5:8787'],
      [undefined, 'null'],
    ])
      expect(passkeySite(configured, asked)).toBeUndefined();
    expect(await problemOf(await post(serverAt(number), number)('return/options'))).toEqual(NOT_FOUND);
  });
});
