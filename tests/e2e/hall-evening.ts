// A whole evening as the hall lives it: a host, a wall, six phones on a bad network, and a record that tells it all.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { ideasOf, joined } from '../support/built-app-truth.ts';
import type { FreshServer } from '../support/fresh-server.ts';
import {
  allSent,
  card,
  comment,
  goTo,
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
  allAtOnce,
  arrive,
  comeIn,
  type Guest,
  mendLine,
  spoilLine,
  writeIdeas,
} from '../support/page-objects-guest.ts';
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
import { recordFile, recordTable } from '../support/page-objects-record.ts';

const TITLE = 'Kevään ideailta';
const LAPTOP = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };
const PROJECTOR = { ...LAPTOP, viewport: { width: 1920, height: 1080 } };
/** What some guests write beside their own idea: two of the same, and something that a host hides. */
const MORE: Readonly<Record<number, readonly string[]>> = {
  0: ['Penkki rantaan'],
  1: ['Penkkejä rannalle'],
  2: ['Osta halpa auto'],
};

let phones: ReturnType<typeof usePhones>;
type Site = Pick<FreshServer, 'address' | 'hostPath' | 'stop'>;
let server: Site;
let guests: Guest[] = [];

type Evening = {
  readonly host: Phone;
  readonly wall: Phone;
  readonly meetingId: string;
  readonly areaId: string;
  readonly code: string;
};

/** From the printed link to a meeting that gathers ideas, on an empty server. */
async function begin(): Promise<Evening> {
  const host = await phones.add({ origin: server.address, options: LAPTOP });
  await acceptInvite(host, server.hostPath);
  await openArea(host, 'Koivuharju');
  await addTheme(host, 'Luonto');
  await addTheme(host, 'Liikenne');
  const meetingId = await openMeeting(host, TITLE);
  await allSent(host);
  const { areaId, rows } = await joined(server.address, meetingId);
  const code = String(rows.find((row) => row.kind === 'meeting')?.code);
  await open(host, `/host/${meetingId}`);
  await host.page.getByText(code, { exact: true }).first().waitFor();
  await takeStep(host, 'ideas');
  const wall = await phones.add({ origin: server.address, options: PROJECTOR });
  await open(wall, `/wall/${meetingId}`);
  await wall.page.getByRole('heading', { name: TITLE }).waitFor();
  return { host, wall, meetingId, areaId, code };
}

/** Waits until the wall shows a number, by its word. */
const wallShows = (
  wall: Phone,
  key: 'wall.present' | 'wall.ideas_other' | 'wall.supports_other',
  count: number,
) =>
  soon(() =>
    wall.page
      .locator('dl div')
      .filter({ hasText: told(wall, key) })
      .locator('dd')
      .textContent(),
  ).toBe(String(count));

const wallTurnsTo = (wall: Phone, key: 'wall.grouping' | 'wall.results' | 'wall.thanks') =>
  wall.page.getByRole('heading', { name: told(wall, key) }).waitFor();

async function giveSupport(phone: Phone, title: string): Promise<void> {
  await openIdea(phone, title);
  await supportButton(phone, title).click();
  await phone.page.getByRole('button', { pressed: true }).waitFor();
}

/** The two ideas that a guest reads and supports; she speaks on the second. */
const readBy = (number: number): string[] => [1, 2].map((step) => `Idea ${(number + step) % guests.length}`);
const stanceOf = (number: number) => (number % 2 === 0 ? 'for' : 'question');

/** What the record must tell of the ideas that everybody can see. */
const expectedIdeas = () => [
  ...guests.map(({ number }) => ({
    title: `Idea ${number}`,
    origin: 'phone',
    theme: number === 0 ? { fi: 'Luonto' } : number === 1 ? { fi: 'Liikenne' } : undefined,
    supports: 2,
    comments: guests
      .filter((speaker) => readBy(speaker.number).at(-1) === `Idea ${number}`)
      .map((speaker) => ({ text: `Kommentti ${speaker.number}`, stance: stanceOf(speaker.number) })),
  })),
  {
    title: 'Penkki rantaan',
    origin: 'phone',
    supports: 1,
    comments: [],
    merged: [{ title: 'Penkkejä rannalle' }],
  },
  { title: 'Lappu yksi', origin: 'paper', table: '4', theme: { fi: 'Luonto' }, supports: 0, comments: [] },
  { title: 'Lappu kaksi', origin: 'paper', table: '7', supports: 0, comments: [] },
  { title: 'Idea myöhässä', origin: 'phone', late: true, supports: 0, comments: [] },
];

const byTitle = (a: { title: string }, b: { title: string }): number => a.title.localeCompare(b.title);

async function compareRecord({ host, meetingId }: Evening): Promise<void> {
  await open(host, `/meetings/${meetingId}/record`);
  await host.page.getByRole('article', { name: 'Idea myöhässä' }).waitFor();
  const { ideas, present } = await recordFile(host);
  const shown = ideas.filter((idea) => idea.mergedInto === undefined && idea.hidden === undefined);
  const expected = expectedIdeas();
  expect(shown.sort(byTitle)).toEqual(expected.sort(byTitle));
  expect(ideas.flatMap((idea) => (idea.mergedInto === undefined ? [] : idea.title))).toEqual([
    'Penkkejä rannalle',
  ]);
  expect(ideas.flatMap((idea) => idea.hidden?.reason ?? [])).toEqual(['Mainos']);
  expect(ideas.length).toBe(expected.length + 2);
  expect(present).toBe(guests.length);

  const table = await recordTable(host);
  const linesOf = (kind: string) => table.filter((line) => line.kind === kind);
  const told = (idea: { title: string; supports: string | number }): string =>
    `${idea.title}: ${idea.supports}`;
  expect(linesOf('meeting')).toMatchObject([{ title: TITLE, present: String(guests.length) }]);
  expect(linesOf('idea').map(told).sort()).toEqual(ideas.map(told).sort());
  expect(
    linesOf('comment')
      .map(({ text }) => text)
      .sort(),
  ).toEqual(guests.map(({ number }) => `Kommentti ${number}`));
}

/** The evening, on an empty server of any kind. */
export function hallEvening(start: () => Promise<Site>): void {
  phones = usePhones();
  beforeAll(async () => {
    server = await start();
  });
  afterEach(async () => {
    await Promise.all(guests.map(({ line }) => line.close()));
  });
  afterAll(() => server.stop());

  it('I1, I2, I3, I4: everything that was done is in the record once, whatever the lines did', live, 300_000);
}

async function live(): Promise<void> {
  const evening = await begin();
  const { host, wall, code, meetingId } = evening;
  guests = await comeIn(phones, server.address);
  await Promise.all(guests.map((guest) => arrive(guest, code)));
  await wallShows(wall, 'wall.present', guests.length);

  await allAtOnce(guests, (guest) => writeIdeas(guest, MORE[guest.number] ?? []));
  await wallShows(wall, 'wall.ideas_other', guests.length + 3);

  await Promise.all(
    guests.map(async ({ phone }) => {
      await goTo(phone, 'nav.ideas');
      for (const { number } of guests) await reveal(phone, `Idea ${number}`);
    }),
  );
  await allAtOnce(guests, async ({ phone, number }) => {
    for (const title of readBy(number)) await giveSupport(phone, title);
    await comment(phone, `Kommentti ${number}`, stanceOf(number));
    // One supports both of the same: after the merge she counts once.
    if (number === 2)
      for (const title of ['Penkki rantaan', 'Penkkejä rannalle']) await giveSupport(phone, title);
  });
  await wallShows(wall, 'wall.supports_other', 2 * guests.length + 2);

  await capture(host, [
    { title: 'Lappu yksi', table: '4' },
    { title: 'Lappu kaksi', table: '7' },
  ]);
  await open(host, `/host/${meetingId}`);
  await takeStep(host, 'grouping');
  await wallTurnsTo(wall, 'wall.grouping');
  await showAll(host);
  await group(host, 'Idea 0', 'Luonto');
  await group(host, 'Idea 1', 'Liikenne');
  await group(host, 'Lappu yksi', 'Luonto');
  await merge(host, 'Penkki rantaan', 'Penkkejä rannalle');
  await hide(host, 'Osta halpa auto', 'Mainos');
  expect(await boardRow(host, 'Idea 0').count()).toBe(1);
  await takeStep(host, 'results');
  await wallTurnsTo(wall, 'wall.results');
  await wallShows(wall, 'wall.ideas_other', guests.length + 1 + 2);

  // One phone has no line while the meeting is closed: her idea comes late and is marked so.
  const [last] = guests.slice(-1);
  if (last === undefined) throw new Error('nobody came');
  spoilLine(last, { resets: true });
  await post(last.phone, { title: 'Idea myöhässä' });
  await pendingMark(card(last.phone, 'Idea myöhässä'), last.phone).waitFor();
  await closeMeeting(host);
  await allSent(host);
  await wallTurnsTo(wall, 'wall.thanks');
  await mendLine(last);
  await compareRecord(evening);

  const listed = (await ideasOf(server.address, evening.areaId)).filter(
    ({ mergedInto, hidden }) => mergedInto === undefined && hidden === undefined,
  );
  for (const { phone } of guests) {
    await goTo(phone, 'nav.ideas');
    await card(phone, 'Idea myöhässä').waitFor();
    await phone.page
      .getByPlaceholder(told(phone, 'ideas.searchIn_other', { count: listed.length }))
      .waitFor();
  }
}
