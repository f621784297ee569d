// What a voter does and sees.
import { randomBytes } from 'node:crypto';
import type { Locator } from 'playwright-core';
import * as v from 'valibot';
import { RoundId } from '../../src/domain/ids.ts';
import type { Round } from '../../src/domain/round.ts';
import { CODE_BYTES, codeHash, codeOf } from '../../src/domain/voting-code.ts';
import type { Phone } from './browser.ts';
import type { BuiltApp } from './built-app.ts';
import { ideasOf } from './built-app-truth.ts';
import { button, sees, told } from './page-objects.ts';
import { freshId } from './scripted-phone.ts';

type Opening = {
  readonly method: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly door?: Round['door'];
  readonly grace?: number;
};

/** Opens a vote over the first ideas of the sample neighbourhood; its title is its method's name. */
export async function openVote(app: BuiltApp, opening: Opening): Promise<string> {
  const { method, door = 'phone', grace = 0 } = opening;
  const roundId = freshId();
  const ideas = (await ideasOf(app.origin, app.areaId))
    .filter(({ hidden, mergedInto }) => hidden === undefined && mergedInto === undefined)
    .slice(-5);
  await app.act('round.open', {
    roundId,
    title: { fi: `Vote of ${method.name}` },
    method,
    door,
    grace,
    candidates: ideas.map(({ id }, place) => ({
      ideaId: id,
      ...(method.name === 'budget' && { cost: 120_000 * (place + 1) }),
    })),
  });
  return roundId;
}

/** The tick of a candidate in the order of the ballot. */
export const tick = (phone: Phone, place: number): Locator => phone.page.getByRole('checkbox').nth(place);

/** Names of the ticked candidates. */
export const ticked = async (phone: Phone): Promise<string[]> =>
  phone.page.locator('label:has(input:checked)').allTextContents();

/** Looks the ballot over and sends it. */
export async function send(phone: Phone): Promise<void> {
  await button(phone, 'ballot.review').click();
  await button(phone, 'ballot.send').click();
}

/** Sends it and sees how it stands. */
export async function cast(phone: Phone): Promise<void> {
  await send(phone);
  await button(phone, 'ballot.review').waitFor({ state: 'detached' });
  await phone.page.getByRole('heading', { name: told(phone, 'ballot.yours') }).waitFor();
}

/** The words of the receipt, once they are there. */
export async function receiptWords(phone: Phone): Promise<string> {
  await sees(phone, 'ballot.recorded');
  return (await phone.page.getByText(/^([a-z]{5} ){3}[a-z]{5}$/).textContent()) ?? '';
}

/** Prints codes for a vote, as a host would: two that count. */
export async function printCodes(app: BuiltApp, roundId: string): Promise<readonly string[]> {
  const codes = [1, 2].map(() => codeOf(randomBytes(CODE_BYTES)));
  const hashes = codes.map((code) => codeHash(v.parse(RoundId, roundId), code));
  await app.act('code.print', { roundId, sheet: freshId(), isTest: false, hashes });
  return codes;
}
