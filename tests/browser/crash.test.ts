// A phone dies at the worst moments: what was written is there when it comes back, and is sent exactly once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintsIn, launchOptions, type Phone, phoneOptions } from '../support/browser.ts';
import { draftsOf, outboxOf, workerReady } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { titlesWith } from '../support/built-app-truth.ts';
import {
  allSent,
  atList,
  button,
  card,
  field,
  heading,
  holdPictures,
  join,
  open,
  openForm,
  pendingMark,
  post,
  soon,
  told,
  write,
} from '../support/page-objects.ts';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.ts';

let app: BuiltApp;
let proxy: TcpProxy;
let profile: string;
let phone: Phone;
let complaints: readonly string[];
beforeAll(async () => {
  app = await startBuiltApp();
  proxy = await tcpProxy(Number(new URL(app.origin).port));
});
beforeEach(async () => {
  profile = mkdtempSync(joinPath(tmpdir(), 'kehra-'));
  phone = await switchOn();
});
afterEach(async () => {
  proxy.faults.resets = false;
  await phone.context.close();
  rmSync(profile, { recursive: true, force: true });
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await proxy.close();
  await app.close();
});

/** Starts the browser on the phone's profile, as after a crash. */
async function switchOn(): Promise<Phone> {
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    ...phoneOptions('fi'),
  });
  complaints = complaintsIn(context);
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, origin: `http://127.0.0.1:${proxy.port}`, language: 'fi' };
}

/** The page's process dies at once; nothing of it can say goodbye. */
async function crashPage(): Promise<void> {
  const crashed = phone.page.waitForEvent('crash');
  await phone.page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  phone = { ...phone, page: await phone.context.newPage() };
}

/** The whole browser dies at once. */
async function crashBrowser(): Promise<void> {
  const devtools = await phone.context.newCDPSession(phone.page);
  const closed = phone.context.waitForEvent('close');
  await devtools.send('Browser.crash').catch(() => undefined);
  await closed;
  phone = await switchOn();
}

const cut = (): void => {
  proxy.faults.resets = true;
  proxy.drop();
};
const mend = (): void => {
  proxy.faults.resets = false;
};

describe.each([
  ['the page', crashPage],
  ['the browser', crashBrowser],
])('%s dies', (what, crash) => {
  it('F12, I1, I2: after an idea was taken and before anything was sent: it is kept and sent exactly once', async () => {
    const title = `crash of ${what}`;
    await join(phone, CODE);
    await allSent(phone);
    await workerReady(phone.page);
    cut();
    await post(phone, { title });
    await crash();
    await open(phone, '/ideas');
    await pendingMark(card(phone, title), phone).waitFor();
    expect((await outboxOf(phone.page)).map((command) => command.type)).toEqual(['idea.post']);
    expect(await titlesWith(app.origin, app.areaId, title)).toEqual([]);
    mend();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, title)).toEqual([title]);
  });

  it('I6: in the middle of a sentence: the draft is there when she comes back', async () => {
    await join(phone, CODE);
    await openForm(phone);
    await write(phone, { title: 'half a sent', text: 'and a bit more' });
    await phone.page.getByText(told(phone, 'write.draftSaved')).waitFor();
    await crash();
    await open(phone, '/ideas/new');
    await soon(() => field(phone, 'write.headline').inputValue()).toBe('half a sent');
    expect(await field(phone, 'write.text').inputValue()).toBe('and a bit more');
  });
});

it('where no picture comes after sending, as on a phone in a pocket, a reload opens the list', async () => {
  await join(phone, CODE);
  await openForm(phone);
  await write(phone, { title: 'sent and reloaded' });
  await holdPictures(phone);
  await button(phone, 'write.send').click();
  await heading(phone, told(phone, 'ideas.title')).waitFor();
  await atList(phone);
  await phone.page.reload();
  await card(phone, 'sent and reloaded').waitFor();
});

describe('while she types', () => {
  it('S2: without a pause: what she typed so far is kept meanwhile', async () => {
    await join(phone, CODE);
    await openForm(phone);
    let isTyping = true;
    const typing = field(phone, 'write.headline')
      .pressSequentially('a long sentence that does not pause for breath', { delay: 60 })
      .then(() => {
        isTyping = false;
      });
    await soon(async () => (await draftsOf(phone.page)).length).toBe(1);
    expect(isTyping).toBe(true);
    await typing;
  });
});

describe('a page is reloaded', () => {
  it('S2: at once after the last keystroke: the draft is there', async () => {
    await join(phone, CODE);
    await openForm(phone);
    await field(phone, 'write.headline').pressSequentially('typed to the last letter');
    await phone.page.reload();
    await soon(() => field(phone, 'write.headline').inputValue()).toBe('typed to the last letter');
    expect((await draftsOf(phone.page)).map((draft) => draft.title)).toEqual(['typed to the last letter']);
  });
});
