// Guests of an evening: each holds a phone that hangs on a line of its own, and some lines are bad.
import { expect } from 'vitest';
import type { Language } from '../../src/domain/text.ts';
import type { Phone, Phones } from './browser.ts';
import { outboxOf, workerReady } from './browser-store.ts';
import { allSent, button, join, post, sees } from './page-objects.ts';
import { type Faults, NO_FAULTS, type TcpProxy, tcpProxy } from './tcp-proxy.ts';

export type Guest = {
  readonly number: number;
  readonly phone: Phone;
  readonly line: TcpProxy;
  /** What the line does while the guest writes. */
  readonly bad: Partial<Faults>;
};

// Half of the hall sits near the router; the others' lines dribble, swallow every answer, or are gone.
const KINDS: readonly { readonly language: Language; readonly bad: Partial<Faults> }[] = [
  { language: 'fi', bad: {} },
  { language: 'sv', bad: {} },
  { language: 'en', bad: {} },
  { language: 'fi', bad: { latency: 150, cutAfter: 4000 } },
  { language: 'sv', bad: { swallowsReplies: true } },
  { language: 'en', bad: { resets: true } },
];

const PATIENCE_MS = 10_000;

/** Six guests with new phones. */
export const comeIn = (phones: Phones, server: string): Promise<Guest[]> =>
  Promise.all(
    KINDS.map(async ({ language, bad }, number) => {
      const line = await tcpProxy(Number(new URL(server).port));
      const phone = await phones.add({ origin: `http://127.0.0.1:${line.port}`, language });
      return { number, phone, line, bad };
    }),
  );

/** The guest scans the code and says that she is here, on the screen that the code leads to. */
export async function arrive({ phone }: Guest, code: string): Promise<void> {
  await join(phone, code);
  await button(phone, 'meeting.attend').click();
  await sees(phone, 'meeting.attending');
  await allSent(phone);
  await workerReady(phone.page);
}

export function spoilLine({ line }: Guest, faults: Partial<Faults>): void {
  Object.assign(line.faults, faults);
  if (Object.keys(faults).length > 0) line.drop();
}

/** Makes the line good again and waits until all is sent; she helps where the phone's next try is far off. */
export async function mendLine({ line, phone }: Guest): Promise<void> {
  Object.assign(line.faults, NO_FAULTS);
  line.drop();
  const isSent = await allSent(phone, PATIENCE_MS).then(
    () => true,
    () => false,
  );
  // The button is gone where all was sent at this moment.
  if (!isSent) await button(phone, 'me.sendNow').click({ timeout: PATIENCE_MS }).catch(String);
  await allSent(phone);
  expect(await outboxOf(phone.page)).toEqual([]);
}

/** Lets all do something at once, each on her line as bad as it gets, and waits until all is sent. */
export async function allAtOnce(
  guests: readonly Guest[],
  deed: (guest: Guest) => Promise<void>,
): Promise<void> {
  await Promise.all(
    guests.map(async (guest) => {
      spoilLine(guest, guest.bad);
      await deed(guest);
      await mendLine(guest);
    }),
  );
}

/** Writes ideas that say who wrote them. */
export async function writeIdeas({ phone, number }: Guest, more: readonly string[]): Promise<void> {
  await post(phone, { title: `Idea ${number}`, text: `Teksti ${number}`, name: `Nimi ${number}` });
  for (const title of more) await post(phone, { title });
}
