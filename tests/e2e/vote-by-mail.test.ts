// A vote by proven e-mail address (VO10): the ballot waits as a draft until the link of the letter was followed, and the
// same address on another phone replaces the ballot instead of adding one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Letter } from '../../src/server/ports.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, NOWHERE, startBuiltApp } from '../support/built-app.ts';
import { talliesOf } from '../support/built-app-truth.ts';
import { allSent, button, join, link, open, sees, soon } from '../support/page-objects.ts';
import { giveAddress } from '../support/page-objects-notices.ts';
import { cast, openVote, tick, ticked } from '../support/page-objects-vote.ts';

const APPROVAL = { name: 'approval', least: 1, most: 3, line: 2 } as const;

const phones = usePhones();
const letters: Letter[] = [];
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp({
    ...NOWHERE,
    mail: {
      kind: 'smtp',
      send: async (letter) => {
        letters.push(letter);
        return { outcome: 'sent' };
      },
      close: async () => undefined,
    },
  });
});
afterAll(() => app.close());

const ballotsIn = async (roundId: string): Promise<number> =>
  (await talliesOf(app.origin, app.areaId))
    .filter(({ subject }) => subject === roundId)
    .reduce((sum, { ballots = 0 }) => sum + ballots, 0);

/** Asks for a letter, and follows the link in it on this phone. */
async function prove(phone: Phone, address: string): Promise<void> {
  await giveAddress(phone, address);
  await allSent(phone);
  const before = letters.length;
  await app.tell();
  await soon(() => letters.length).toBe(before + 1);
  const way = new URL(letters.at(-1)?.action?.url ?? '');
  await open(phone, way.pathname);
  await button(phone, 'mailLink.proveDo').click();
  await sees(phone, 'mailLink.proved');
}

async function voter(roundId: string): Promise<Phone> {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await open(phone, `/vote/${roundId}`);
  await sees(phone, 'ballot.addressNeeded');
  return phone;
}

it('VO10 a ballot waits for the address, and one address is one ballot on any phone', async () => {
  const roundId = await openVote(app, { method: APPROVAL, door: 'mail' });
  const phone = await voter(roundId);
  await tick(phone, 0).check();
  const wishes = await ticked(phone);
  await button(phone, 'ballot.review').click();
  await sees(phone, 'reject.mail-needed');
  await link(phone, 'ballot.giveAddress').click();
  await prove(phone, 'maija@example.fi');
  await open(phone, `/vote/${roundId}`);
  await sees(phone, 'ballot.address', { address: 'maija@example.fi' });
  expect(await ticked(phone)).toEqual(wishes);
  await cast(phone);
  await sees(phone, 'ballot.recorded');
  expect(await ballotsIn(roundId)).toBe(1);

  const other = await voter(roundId);
  await link(other, 'ballot.giveAddress').click();
  await prove(other, 'Maija@example.fi');
  await open(other, `/vote/${roundId}`);
  await tick(other, 1).check();
  await cast(other);
  await sees(other, 'ballot.recorded');
  expect(await ballotsIn(roundId)).toBe(1);
});
