// What people type, paste and scan by mistake: a clear sentence in their language, and nothing lost.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, LIMITS } from '../../src/domain/text.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { draftsOf, outboxOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { commentsOf, ideasOf, titlesWith } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  card,
  comment,
  field,
  goTo,
  heading,
  join,
  link,
  open,
  openForm,
  openIdea,
  post,
  soon,
  told,
  write,
} from '../support/page-objects.ts';
import { freshId } from '../support/scripted-phone.ts';

const phones = usePhones();
const CLOSED = 'KAHVM2';
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
  const meetingId = freshId();
  await app.act('meeting.open', { meetingId, code: CLOSED, title: { fi: 'Viime kuussa' }, type: 'workshop' });
  await app.act('meeting.close', { meetingId, closed: true });
});
afterAll(() => app.close());

const permissions = ['clipboard-read', 'clipboard-write'];

/** Puts a text on the clipboard and pastes it as a person does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Pastes a picture of this many pixels a side, too noisy to be small. */
async function pastePicture(page: Page, side: number): Promise<void> {
  const bytes = await page.evaluate(async (pixels) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: pixels, height: pixels });
    const drawing = canvas.getContext('2d');
    const noise = drawing?.createImageData(pixels, pixels);
    if (noise !== undefined) {
      for (let at = 0; at < noise.data.length; at += 1)
        noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
      drawing?.putImageData(noise, 0, 0);
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob ?? new Blob() })]);
    return blob?.size ?? 0;
  }, side);
  expect(bytes).toBeGreaterThan(5_000_000);
  await page.keyboard.press('ControlOrMeta+V');
}

describe.each(LANGUAGES)('in %s', (language) => {
  it('an unknown code is told as such, with the field to type another; a closed one leads to its record', async () => {
    const phone = await phones.add({ origin: app.origin, language });
    await open(phone, '/j/ZZZZZZ');
    await phone.page.getByRole('alert').getByText(told(phone, 'problem.no-such-code')).waitFor();
    await field(phone, 'join.code').fill('12');
    await button(phone, 'join.open').click();
    await phone.page.getByText(told(phone, 'join.codeWrong')).waitFor();
    expect(await field(phone, 'join.code').inputValue()).toBe('12');
    await field(phone, 'join.code').fill('kah vm2');
    await button(phone, 'join.open').click();
    await phone.page.getByText(told(phone, 'problem.meeting-closed')).waitFor();
    await link(phone, 'join.record').waitFor();
    await open(phone, '/areas');
    await field(phone, 'join.code').fill(' kehra2 ');
    await button(phone, 'join.open').click();
    await link(phone, 'join.newIdea').waitFor();
  });

  it('an empty and a too long text are told beside their field; the words stay until they fit', async () => {
    const phone = await phones.add({ origin: app.origin, language });
    await join(phone, CODE);
    await openForm(phone);
    await button(phone, 'write.send').click();
    await phone.page.getByRole('alert').getByText(told(phone, 'write.empty')).waitFor();
    const title = `too long in ${language} `.padEnd(LIMITS.title + 1, 'x');
    await write(phone, { title: title, text: 'y'.repeat(LIMITS.text) });
    await phone.page.getByText(told(phone, 'counter.over_one', { count: 1 })).waitFor();
    await button(phone, 'write.send').click();
    await phone.page.getByRole('alert').getByText(told(phone, 'write.tooLong')).waitFor();
    expect(await field(phone, 'write.headline').inputValue()).toBe(title);
    await soon(async () => (await draftsOf(phone.page)).map((draft) => draft.title)).toEqual([title]);
    expect(await outboxOf(phone.page)).toEqual([]);
    await field(phone, 'write.headline').fill(title.slice(0, -1));
    await button(phone, 'write.send').click();
    await card(phone, title.slice(0, -1)).waitFor();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, `too long in ${language}`)).toEqual([title.slice(0, -1)]);
    expect(await draftsOf(phone.page)).toEqual([]);
  });

  it('five megabytes and a photo pasted into the title are refused with a reason; what was there stays', async () => {
    const phone = await phones.add({ origin: app.origin, language, options: { permissions } });
    await join(phone, CODE);
    await openForm(phone);
    await field(phone, 'write.headline').fill('before the cat');
    await paste(phone.page, 'cat '.repeat(1_310_720));
    await phone.page.getByText(told(phone, 'write.pasteTooLong')).waitFor();
    await pastePicture(phone.page, 1400);
    await phone.page.getByText(told(phone, 'write.file')).waitFor();
    expect(await field(phone, 'write.headline').inputValue()).toBe('before the cat');
    await paste(phone.page, ' and after');
    expect(await field(phone, 'write.headline').inputValue()).toBe('before the cat and after');
  });
});

describe('what looks like code', () => {
  const TITLE = '<b>bold</b> <img src=x onerror="document.title=1"> & {count} %s';
  const TEXT =
    '<script>document.title="owned"</script>\n"; DROP TABLE rows; --\n\u202Eabc\u202C\u0000\u0007\u001B[31m end';

  it('HTML and control characters are text, on every screen that shows them', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'en', options: { permissions } });
    await join(phone, CODE);
    await openForm(phone);
    await field(phone, 'write.headline').focus();
    await paste(phone.page, TITLE);
    await field(phone, 'write.text').focus();
    await paste(phone.page, TEXT);
    await button(phone, 'write.send').click();
    await card(phone, TITLE).waitFor();
    await openIdea(phone, TITLE);
    await comment(phone, TITLE, 'question');
    await allSent(phone);
    await openIdea(phone, TITLE);
    await phone.page.getByText('"; DROP TABLE rows; --').waitFor();
    expect(await phone.page.getByRole('main').locator('b:text("bold"), img, script').count()).toBe(0);
    expect(await phone.page.title()).toContain('<b>bold</b>');
    const idea = (await ideasOf(app.origin, app.areaId)).find(({ title }) => title === TITLE);
    expect(idea?.text).toBe('<script>document.title="owned"</script>\n"; DROP TABLE rows; --\nabc[31m end');
    const talk = await commentsOf(app.origin, app.areaId);
    expect(talk.filter(({ ideaId }) => ideaId === idea?.id).map(({ text }) => text)).toEqual([TITLE]);
  });

  it('addresses that lead nowhere, or are made to hurt, end on a calm screen', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'en' });
    await join(phone, CODE);
    for (const path of [
      '/j/%3Cscript%3E',
      `/j/${'A'.repeat(2000)}`,
      '/ideas/%00',
      '/ideas/not-an-id',
      '/meetings/%22%3E',
      '/ideas/new?draft=%27',
      '/ideas?area=nonsense',
      '/%E4',
    ]) {
      await open(phone, path);
      await phone.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await phone.page.getByText(told(phone, 'crash.title')).count()).toBe(0);
    }
  });
});

describe('what the server refuses', () => {
  it('N3, I6: comes back with the reason: a comment on an idea that a host hid meanwhile', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'en' });
    await join(phone, CODE);
    await post(phone, { title: 'hidden before the comment' });
    await openIdea(phone, 'hidden before the comment');
    await allSent(phone);
    await openIdea(phone, 'hidden before the comment');
    const [hidden] = (await ideasOf(app.origin, app.areaId)).filter(
      ({ title }) => title === 'hidden before the comment',
    );
    app.standBefore(async (request) =>
      request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
    );
    await comment(phone, 'words that must not be lost', 'for');
    const idea = (await outboxOf(phone.page)).map(({ args }) => args);
    expect(idea).toMatchObject([{ text: 'words that must not be lost' }]);
    await app.act('content.hide', { target: { kind: 'idea', id: hidden?.id }, reason: 'Off topic' });
    app.standBefore(undefined);
    await allSent(phone);
    await phone.page.getByText(told(phone, 'me.refused')).waitFor();
    await phone.page.getByText('words that must not be lost').waitFor();
    await phone.page.getByText(told(phone, 'reject.idea-hidden')).waitFor();
    expect((await draftsOf(phone.page)).map((draft) => draft.text)).toEqual(['words that must not be lost']);
  });
});

describe('a name', () => {
  it('that was touched and left blank is none; one that is there is said before a comment is signed', async () => {
    const phone = await phones.add({ origin: app.origin, language: 'en' });
    await join(phone, CODE);
    await post(phone, { title: 'idea to sign under' });
    const nameIn = async (name: string): Promise<void> => {
      await goTo(phone, 'nav.me');
      await field(phone, 'me.name').fill(name);
      await field(phone, 'me.name').blur();
      await openIdea(phone, 'idea to sign under');
    };
    const signed = (name: string) =>
      phone.page.getByRole('link', { name: told(phone, 'comments.as', { name }), exact: true });
    await nameIn(' ');
    await signed(told(phone, 'anonymous')).waitFor();
    await comment(phone, 'nobody’s words');
    await signed(told(phone, 'anonymous')).click();
    await heading(phone, told(phone, 'me.title')).waitFor();
    await nameIn('Aino');
    await signed('Aino').waitFor();
    await comment(phone, 'Aino’s words');
    await comment(phone, 'more of hers');
    await allSent(phone);
    const talk = await commentsOf(app.origin, app.areaId);
    expect(
      talk
        .filter(({ text }) => /nobody’s|Aino’s|of hers/.test(text))
        .map(({ authorName }) => authorName)
        .sort(),
    ).toEqual(['Aino', 'Aino', undefined]);
  });
});

describe('a monster in other fields', () => {
  it('five megabytes in the search, the code and a comment do no harm', async () => {
    const phone: Phone = await phones.add({ origin: app.origin, language: 'en', options: { permissions } });
    await join(phone, CODE);
    const monster = 'monster '.repeat(655_360);
    await post(phone, { title: 'idea with a monster' });
    await openIdea(phone, 'idea with a monster');
    await field(phone, 'comments.write').focus();
    await paste(phone.page, monster);
    await phone.page.getByText(told(phone, 'write.pasteTooLong')).waitFor();
    await goTo(phone, 'nav.ideas');
    await phone.page.getByRole('searchbox').focus();
    await paste(phone.page, monster);
    await heading(phone, told(phone, 'ideas.title')).waitFor();
    await open(phone, '/areas');
    await field(phone, 'join.code').focus();
    await paste(phone.page, monster);
    await button(phone, 'join.open').click();
    await phone.page.getByText(told(phone, 'join.codeWrong')).waitFor();
  });
});
