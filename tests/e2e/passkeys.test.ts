// A passkey in a real browser: added on one phone, and on another one it makes that phone hers. Authenticators are Chromium's own.
import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { storedIn } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { allSent, button, join, open, post, sees, soon, told } from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

type Device = { readonly phone: Phone; readonly cdp: CDPSession; readonly authenticatorId: string };

/** A phone whose authenticator says yes by itself, as after a fingerprint. Passkeys are for names: a number is none. */
async function device(): Promise<Device> {
  const origin = app.origin.replace('127.0.0.1', 'localhost');
  const phone = await phones.add({ origin, language: 'fi' });
  await join(phone, CODE);
  const cdp = await phone.context.newCDPSession(phone.page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { phone, cdp, authenticatorId };
}

const Bound = v.object({ key: v.literal('bound'), value: v.string() });
const memberOn = async ({ page }: Phone): Promise<string | undefined> => {
  const metas = v.parse(v.array(v.unknown()), await storedIn(page, 'meta'));
  return metas.find((meta) => v.is(Bound, meta))?.value;
};

it('a passkey of one phone makes another one hers, and once removed it does not', async () => {
  const [anna, other] = [await device(), await device()];
  await post(anna.phone, { title: 'Penkki rantaan' });
  await allSent(anna.phone);
  await open(anna.phone, '/link');
  await button(anna.phone, 'passkey.add').click();
  await anna.phone.page.getByRole('list', { name: told(anna.phone, 'passkey.list') }).waitFor();
  await button(anna.phone, 'passkey.add').click();
  await sees(anna.phone, 'passkey.known');

  await open(other.phone, '/link');
  await button(other.phone, 'passkey.returnDo').click();
  await sees(other.phone, 'passkey.cancelled');
  const { credentials } = await anna.cdp.send('WebAuthn.getCredentials', {
    authenticatorId: anna.authenticatorId,
  });
  const [credential] = credentials;
  if (credential === undefined) throw new Error('no passkey was made');
  // As password stores do that all devices of a person share.
  const { authenticatorId } = other;
  await other.cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
  expect(await memberOn(other.phone)).not.toBe(await memberOn(anna.phone));
  await button(other.phone, 'passkey.returnDo').click();
  await soon(() => memberOn(other.phone)).toBe(await memberOn(anna.phone));

  await open(other.phone, '/link');
  const { page } = other.phone;
  await page
    .getByRole('button', { name: told(other.phone, 'passkey.removeOf', { date: '' }).trim() })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: told(other.phone, 'passkey.remove'), exact: true })
    .click();
  await sees(other.phone, 'passkey.none');
  await allSent(other.phone);
  await open(anna.phone, '/link');
  await sees(anna.phone, 'passkey.none');
  await button(anna.phone, 'passkey.returnDo').click();
  await sees(anna.phone, 'passkey.unknown');
});
