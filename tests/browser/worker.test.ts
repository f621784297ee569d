// The service worker: the app opens without a network, new versions are offered, portals fool nobody.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { lettersIn, outboxOf, workerReady } from '../support/browser-store.ts';
import { BUILD, type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { nextBuild } from '../support/built-app-next.ts';
import { talliesOf, titlesWith } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  card,
  field,
  goTo,
  heading,
  join,
  link,
  open,
  openForm,
  pendingMark,
  post,
  soon,
  told,
  write,
} from '../support/page-objects.ts';
import { cast, openVote } from '../support/page-objects-vote.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { newFolder } from '../support/sqlite.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.standBefore(undefined));
afterAll(() => app.close());

/** A phone that has been in the meeting once and can do without a network from now on. */
async function visitor(origin: string): Promise<Phone> {
  const phone = await phones.add({ origin });
  await join(phone, CODE);
  await allSent(phone);
  await workerReady(phone.page);
  return phone;
}

/** The same on her second visit: from then on the worker serves the page. */
async function regular(origin: string): Promise<Phone> {
  const phone = await visitor(origin);
  await phone.page.reload();
  return phone;
}

describe('without a server', () => {
  const folder = newFolder();
  let server: ServerProcess;
  const stop = async (): Promise<void> => {
    server.signal('SIGTERM');
    await server.finished;
  };
  beforeAll(async () => {
    server = await startServer(folder.path, { KEHRA_SAMPLE: 'on' });
  });
  afterAll(async () => {
    await stop();
    folder.remove();
  });

  it('the app opens at any address, takes an idea, and sends it when the server is back', async () => {
    const { address } = server;
    const phone = await visitor(address);
    await stop();
    await open(phone, '/ideas');
    await soon(() => phone.page.getByRole('article').count()).toBeGreaterThan(3);
    for (const [path, name] of [
      ['/?utm_source=kehra.fi', told(phone, 'ideas.title')],
      ['/meetings', told(phone, 'meetings.title')],
      ['/me', told(phone, 'me.title')],
      ['/areas', told(phone, 'join.start')],
      ['/nowhere/at/all', told(phone, 'lost.title')],
    ] as const) {
      await open(phone, path);
      await heading(phone, name).waitFor();
    }
    await post(phone, { title: 'written in the dark' });
    await pendingMark(card(phone, 'written in the dark'), phone).waitFor();
    await phone.page.reload();
    await pendingMark(card(phone, 'written in the dark'), phone).waitFor();
    await phone.page.getByRole('searchbox').fill('dark wri');
    await phone.page.getByText(told(phone, 'ideas.count_one', { count: 1 }), { exact: true }).waitFor();
    await phone.page.getByRole('searchbox').fill('');
    server = await startServer(folder.path, { PORT: new URL(address).port });
    await allSent(phone);
    const { areaId } = await (await fetch(`${address}/v1/join/${CODE}`)).json();
    expect(await titlesWith(address, areaId, 'written in')).toEqual(['written in the dark']);
  });
});

describe('a new version', () => {
  const next = nextBuild();
  afterAll(() => {
    app.deploy({ folder: BUILD });
    next.remove();
  });
  const isNext = (phone: Phone): Promise<boolean> =>
    phone.page.evaluate(() => document.querySelector('meta[name="build"]') !== null);

  it('S1, S2: is offered, not forced; an open draft is there after taking it, and old parts are not missed', async () => {
    const phone = await regular(app.origin);
    await openForm(phone);
    await write(phone, { title: 'open while it updates', text: 'word for word' });
    app.deploy({ folder: next.folder });
    await phone.page.evaluate(() => dispatchEvent(new Event('focus')));
    await phone.page.getByText(told(phone, 'update.offer')).waitFor();
    expect(await isNext(phone)).toBe(false);
    expect(await field(phone, 'write.headline').inputValue()).toBe('open while it updates');
    // Not taken: she goes on with the old version, also after a reload and with parts that she did not see yet.
    await phone.page.reload();
    await phone.page.getByText(told(phone, 'update.offer')).waitFor();
    expect(await isNext(phone)).toBe(false);
    await goTo(phone, 'nav.meetings');
    await heading(phone, told(phone, 'meetings.title')).waitFor();
    await openForm(phone);
    await field(phone, 'write.text').pressSequentially(', and more');
    await button(phone, 'update.take').click();
    await soon(() => isNext(phone).catch(() => false)).toBe(true);
    await soon(() => field(phone, 'write.headline').inputValue()).toBe('open while it updates');
    expect(await field(phone, 'write.text').inputValue()).toBe('word for word, and more');
    expect(await phone.page.getByText(told(phone, 'update.offer')).count()).toBe(0);
    await button(phone, 'write.send').click();
    await card(phone, 'open while it updates').waitFor();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, 'open while')).toEqual(['open while it updates']);
  });

  it('S4: a first visit that outlives a deploy reaches parts that only the new version has; the draft stays', async () => {
    app.deploy({ folder: BUILD });
    const phone = await visitor(app.origin);
    await openForm(phone);
    await write(phone, { title: 'open across a deploy' });
    app.deploy({ folder: next.folder });
    await phone.page.evaluate(() => dispatchEvent(new Event('focus')));
    await goTo(phone, 'nav.meetings');
    await heading(phone, told(phone, 'meetings.title')).waitFor();
    await openForm(phone);
    await soon(() => field(phone, 'write.headline').inputValue()).toBe('open across a deploy');
  });
});

describe('a captive portal', () => {
  it('F8, N8: is told as what it is; what waits is kept and sent after the login', async () => {
    const phone = await visitor(app.origin);
    const login = '<!doctype html><title>Wi-Fi</title><form>Accept the terms</form>';
    app.standBefore(async () => new Response(login, { headers: { 'Content-Type': 'text/html' } }));
    await post(phone, { title: 'behind the portal' });
    await phone.page.getByText(told(phone, 'sync.captive')).waitFor();
    await button(phone, 'sync.captiveOpen').waitFor();
    await phone.page.reload();
    await pendingMark(card(phone, 'behind the portal'), phone).waitFor();
    expect((await outboxOf(phone.page)).length).toBe(1);
    await goTo(phone, 'nav.me');
    await button(phone, 'me.sendNow').waitFor();
    app.standBefore(undefined);
    // The phone may try by itself at this very moment: then there is nothing left to send.
    const isSent = phone.page.getByText(told(phone, 'me.outboxEmpty'));
    await button(phone, 'me.sendNow').or(isSent).first().click();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, 'behind the')).toEqual(['behind the portal']);
  });

  it('N8: a first visit through a portal ends well after the login', async () => {
    const phone = await phones.add({ origin: app.origin });
    app.standBefore(async (request) =>
      request.url.includes('/v1/')
        ? new Response('<p>login</p>', { headers: { 'Content-Type': 'text/html' } })
        : undefined,
    );
    await open(phone, `/j/${CODE}`);
    await phone.page.getByText(told(phone, 'sync.captive')).waitFor();
    app.standBefore(undefined);
    await phone.page.reload();
    await link(phone, 'join.newIdea').waitFor();
  });
});

describe('Background Sync', () => {
  it('P1: is not used while the app is open: everything is sent once', async () => {
    const phone = await regular(app.origin);
    let batches = 0;
    app.standBefore(async (request) => {
      if (request.url.endsWith('/v1/commands')) batches++;
      return undefined;
    });
    for (const number of [1, 2, 3]) {
      await post(phone, { title: `open and sent ${number}` });
      await allSent(phone);
    }
    await phone.page.reload();
    await heading(phone, told(phone, 'me.title')).waitFor();
    expect(batches).toBe(3);
  });

  it('P1: sends what waits while the app is closed; the app finds it sent once', async () => {
    const roundId = await openVote(app, { method: { name: 'approval', least: 1, most: 3, line: 2 } });
    const phone = await visitor(app.origin);
    await open(phone, `/vote/${roundId}`);
    await button(phone, 'ballot.review').waitFor();
    const helper = await phone.context.newPage();
    const devtools = await phone.context.newCDPSession(helper);
    const registrations: string[] = [];
    devtools.on('ServiceWorker.workerRegistrationUpdated', (event) =>
      registrations.push(...event.registrations.map((one) => one.registrationId)),
    );
    await helper.goto(`${app.origin}/robots.txt`);
    await devtools.send('ServiceWorker.enable');
    let isCut = true;
    app.standBefore(async (request) =>
      isCut && request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
    );
    await post(phone, { title: 'sent while closed' });
    // A ballot too, which lies in an envelope that only this browser can open.
    await open(phone, `/vote/${roundId}`);
    await cast(phone);
    expect((await outboxOf(phone.page)).map(({ type }) => type)).toEqual(['idea.post', 'ballot.cast']);
    expect(await lettersIn(phone.page)).not.toContain('"marks"');
    await phone.page.close();
    expect(await titlesWith(app.origin, app.areaId, 'sent while').catch(() => [])).toEqual([]);
    isCut = false;
    const [registrationId = ''] = registrations;
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: app.origin,
      registrationId,
      tag: 'outbox',
      lastChance: false,
    });
    await soon(() => titlesWith(app.origin, app.areaId, 'sent while')).toEqual(['sent while closed']);
    const reopened = { ...phone, page: helper };
    await open(reopened, '/ideas');
    await allSent(reopened);
    expect(await titlesWith(app.origin, app.areaId, 'sent while')).toEqual(['sent while closed']);
    const turnout = (await talliesOf(app.origin, app.areaId)).filter(({ subject }) => subject === roundId);
    expect(turnout).toMatchObject([{ ballots: 1 }]);
  });
});
