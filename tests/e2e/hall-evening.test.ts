// A whole evening as the hall lives it: a host, a wall, six phones on a bad network, and a record that tells it all.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/text.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { outboxOf, workerReady } from '../support/browser-store.ts';
import { ideasOf, joined } from '../support/built-app-truth.ts';
import { type FreshServer, startFreshServer } from '../support/fresh-server.ts';
import {
  allSent,
  button,
  card,
  comment,
  goTo,
  join,
  link,
  open,
  openIdea,
  pendingMark,
  post,
  reveal,
  soon,
  supportButton,
  told,
} from '../support/page-objects.ts';
import {
  acceptInvite,
  addTheme,
  boardRow,
  capture,
  closeMeeting,
  group,
  hide,
  merge,
  openArea,
  openMeeting,
  showAll,
  takeStep,
} from '../support/page-objects-host.ts';
import { type Faults, NO_FAULTS, type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

const phones = usePhones();
const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en', 'fi', 'sv', 'en'];
const COUNT = LANGUAGES.length;
const TITLE = 'Kevään ideailta';
let server: FreshServer;
const proxies: TcpProxy[] = [];
beforeAll(async () => {
  server = await startFreshServer({ KEHRA_SAMPLE: 'off' });
});
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});
afterAll(() => server.stop());

/** What somebody in the hall holds in her hand: a phone, and the line that it hangs on. */
type Guest = {
  readonly phone: Phone;
  readonly line: TcpProxy;
  readonly bad: Partial<Faults>;
  readonly number: number;
};

// What the lines of the last three do while they write: dribble, swallow every answer, and be gone.
const BAD: readonly Partial<Faults>[] = [
  {},
  {},
  {},
  { latency: 150, cutAfter: 4000 },
  { swallowsReplies: true },
  { resets: true },
];

async function guest(number: number): Promise<Guest> {
  const line = await tcpProxy(Number(new URL(server.address).port));
  proxies.push(line);
  const phone = await phones.add({
    origin: `http://127.0.0.1:${line.port}`,
    language: LANGUAGES[number] ?? 'fi',
  });
  return { phone, line, number, bad: BAD[number] ?? {} };
}

/** Lets everybody do something at once, each on her line as bad as it gets, and waits until all is sent. */
async function meanwhile(guests: readonly Guest[], deed: (guest: Guest) => Promise<void>): Promise<void> {
  await Promise.all(
    guests.map(async (one) => {
      Object.assign(one.line.faults, one.bad);
      if (Object.keys(one.bad).length > 0) one.line.drop();
      await deed(one);
      Object.assign(one.line.faults, NO_FAULTS);
      one.line.drop();
      await allSent(one.phone);
      expect(await outboxOf(one.phone.page)).toEqual([]);
    }),
  );
}

const Recorded = v.object({
  present: v.number(),
  ideas: v.array(
    v.object({
      title: v.string(),
      origin: v.string(),
      table: v.optional(v.string()),
      late: v.optional(v.boolean()),
      theme: v.optional(v.object({ fi: v.optional(v.string()) })),
      supports: v.number(),
      comments: v.array(v.object({ text: v.string(), stance: v.string() })),
      mergedInto: v.optional(v.string()),
      merged: v.optional(v.array(v.object({ title: v.string() }))),
      hidden: v.optional(v.object({ reason: v.string() })),
    }),
  ),
});
const CsvLines = v.array(
  v.looseObject({ kind: v.string(), title: v.string(), text: v.string(), supports: v.string() }),
);

/** Downloads a file of the record by its button. */
async function download(host: Phone, key: 'record.csv' | 'record.json'): Promise<string> {
  const [file] = await Promise.all([host.page.waitForEvent('download'), link(host, key).click()]);
  return readFileSync(await file.path(), 'utf8');
}

/** A number on the wall, by its word. */
const onWall = (wall: Phone, word: string): Promise<string | null> =>
  wall.page.locator('dl div').filter({ hasText: word }).locator('dd').textContent();

describe('the hall evening', () => {
  it('I1, I2, I3: everything that was done is in the record once, whatever the lines did', async () => {
    const laptop = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };
    const host = await phones.add({ origin: server.address, options: laptop });
    await acceptInvite(host, server.hostPath);
    await openArea(host, 'Koivuharju');
    await addTheme(host, 'Luonto');
    await addTheme(host, 'Liikenne');
    const meetingId = await openMeeting(host, TITLE);
    await allSent(host);
    const { areaId } = await joined(server.address, meetingId);
    const [meeting] = (await joined(server.address, meetingId)).rows.filter((row) => row.kind === 'meeting');
    const code = String(meeting?.code);
    await open(host, `/host/${meetingId}`);
    await host.page.getByText(code, { exact: true }).first().waitFor();
    await takeStep(host, 'ideas');

    const wall = await phones.add({
      origin: server.address,
      options: { viewport: { width: 1920, height: 1080 }, isMobile: false },
    });
    await open(wall, `/wall/${meetingId}`);
    await wall.page.getByRole('heading', { name: TITLE }).waitFor();

    const guests = await Promise.all(Array.from({ length: COUNT }, (_, number) => guest(number)));
    await Promise.all(
      guests.map(async ({ phone }) => {
        await join(phone, code);
        await open(phone, `/meetings/${meetingId}`);
        await button(phone, 'meeting.attend').click();
        await phone.page.getByText(told(phone, 'meeting.attending')).waitFor();
        await allSent(phone);
        await workerReady(phone.page);
      }),
    );
    await soon(() => onWall(wall, told(wall, 'wall.present'))).toBe(String(COUNT));

    // First round: everybody writes.
    await meanwhile(guests, async ({ phone, number }) => {
      await post(phone, { title: `Idea ${number}`, text: `Teksti ${number}`, name: `Nimi ${number}` });
      if (number === 0) await post(phone, { title: 'Penkki rantaan' });
      if (number === 1) await post(phone, { title: 'Penkkejä rannalle' });
      if (number === 2) await post(phone, { title: 'Osta halpa auto' });
    });
    await soon(() => onWall(wall, told(wall, 'wall.ideas_other'))).toBe(String(COUNT + 3));
    expect(await wall.page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(0);

    // Second round: everybody reads two others, supports them and says something.
    await Promise.all(
      guests.map(async ({ phone }) => {
        await goTo(phone, 'nav.ideas');
        for (const { number } of guests) await reveal(phone, `Idea ${number}`);
      }),
    );
    await meanwhile(guests, async ({ phone, number }) => {
      const others = [1, 2].map((step) => `Idea ${(number + step) % COUNT}`);
      for (const title of others) {
        await openIdea(phone, title);
        await supportButton(phone, title).click();
        await phone.page.getByRole('button', { pressed: true }).waitFor();
      }
      await comment(phone, `Kommentti ${number}`, number % 2 === 0 ? 'for' : 'question');
      if (number !== 2) return;
      for (const title of ['Penkki rantaan', 'Penkkejä rannalle']) {
        await openIdea(phone, title);
        await supportButton(phone, title).click();
        await phone.page.getByRole('button', { pressed: true }).waitFor();
      }
    });
    await soon(() => onWall(wall, told(wall, 'wall.supports_other'))).toBe(String(2 * COUNT + 2));

    // The host types in paper notes, groups, merges and hides.
    await capture(host, [
      { title: 'Lappu yksi', table: '4' },
      { title: 'Lappu kaksi', table: '7' },
    ]);
    await open(host, `/host/${meetingId}`);
    await takeStep(host, 'grouping');
    await wall.page.getByRole('heading', { name: told(wall, 'wall.grouping') }).waitFor();
    await showAll(host);
    await group(host, 'Idea 0', 'Luonto');
    await group(host, 'Idea 1', 'Liikenne');
    await group(host, 'Lappu yksi', 'Luonto');
    await merge(host, 'Penkki rantaan', 'Penkkejä rannalle');
    await hide(host, 'Osta halpa auto', 'Mainos');
    expect(await boardRow(host, 'Idea 0').count()).toBe(1);
    await takeStep(host, 'results');
    await wall.page.getByRole('heading', { name: told(wall, 'wall.results') }).waitFor();
    await soon(() => onWall(wall, told(wall, 'wall.ideas_other'))).toBe(String(COUNT + 1 + 2));

    // One phone is out of the line when the meeting is closed; her idea comes late and is marked so.
    const [last] = guests.slice(-1);
    if (last === undefined) throw new Error('nobody came');
    Object.assign(last.line.faults, { resets: true });
    last.line.drop();
    await post(last.phone, { title: 'Idea myöhässä' });
    await pendingMark(card(last.phone, 'Idea myöhässä'), last.phone).waitFor();
    await closeMeeting(host);
    await allSent(host);
    await wall.page.getByRole('heading', { name: told(wall, 'wall.thanks') }).waitFor();
    Object.assign(last.line.faults, NO_FAULTS);
    await allSent(last.phone);

    // The record.
    await open(host, `/meetings/${meetingId}/record`);
    await host.page.getByRole('article', { name: 'Idea myöhässä' }).waitFor();
    const record = v.parse(Recorded, JSON.parse(await download(host, 'record.json')));
    const expected = [
      ...guests.map(({ number }) => ({
        title: `Idea ${number}`,
        origin: 'phone',
        theme: number === 0 ? { fi: 'Luonto' } : number === 1 ? { fi: 'Liikenne' } : undefined,
        supports: 2,
        // Each spoke on the second of the two that she supported.
        comments: [(number + COUNT - 2) % COUNT].map((who) => ({
          text: `Kommentti ${who}`,
          stance: who % 2 === 0 ? 'for' : 'question',
        })),
      })),
      {
        title: 'Penkki rantaan',
        origin: 'phone',
        supports: 1,
        comments: [],
        merged: [{ title: 'Penkkejä rannalle' }],
      },
      {
        title: 'Lappu yksi',
        origin: 'paper',
        table: '4',
        theme: { fi: 'Luonto' },
        supports: 0,
        comments: [],
      },
      { title: 'Lappu kaksi', origin: 'paper', table: '7', supports: 0, comments: [] },
      { title: 'Idea myöhässä', origin: 'phone', late: true, supports: 0, comments: [] },
    ];
    const shown = record.ideas.filter((idea) => idea.mergedInto === undefined && idea.hidden === undefined);
    const byTitle = (a: { title: string }, b: { title: string }): number => a.title.localeCompare(b.title);
    expect(shown.sort(byTitle)).toEqual(expected.sort(byTitle));
    expect(record.ideas.filter((idea) => idea.mergedInto !== undefined).map((idea) => idea.title)).toEqual([
      'Penkkejä rannalle',
    ]);
    expect(record.ideas.flatMap((idea) => idea.hidden?.reason ?? [])).toEqual(['Mainos']);
    expect(record.ideas.length).toBe(expected.length + 2);
    expect(record.present).toBe(COUNT);

    const csv = v.parse(CsvLines, parse(await download(host, 'record.csv'), { columns: true, bom: true }));
    const linesOf = (kind: string) => csv.filter((line) => line.kind === kind);
    expect(linesOf('meeting')).toMatchObject([{ title: TITLE, present: String(COUNT) }]);
    expect(
      linesOf('idea')
        .map(({ title, supports }) => `${title}: ${supports}`)
        .sort(),
    ).toEqual(record.ideas.map(({ title, supports }) => `${title}: ${supports}`).sort());
    expect(
      linesOf('comment')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(guests.map(({ number }) => `Kommentti ${number}`));

    // I4: every phone shows the same as the server.
    const truth = (await ideasOf(server.address, areaId)).filter(
      ({ mergedInto, hidden }) => mergedInto === undefined && hidden === undefined,
    );
    for (const { phone } of guests) {
      await goTo(phone, 'nav.ideas');
      await card(phone, 'Idea myöhässä').waitFor();
      const search = phone.page.getByPlaceholder(
        told(phone, 'ideas.searchIn_other', { count: truth.length }),
      );
      await search.waitFor();
    }
  });
});
