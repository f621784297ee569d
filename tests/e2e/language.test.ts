// The evening in each language, and the change of language in the middle of everything.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_NAMES } from '../../src/client/i18n/choice.ts';
import { LANGUAGES, type Language } from '../../src/domain/text.ts';
import { PROBLEMS } from '../../src/protocol/problem.ts';
import { type Phone, usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { titlesWith } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  comment,
  field,
  goTo,
  heading,
  join,
  open,
  openForm,
  openIdea,
  post,
  soon,
  supportButton,
  told,
  write,
} from '../support/page-objects.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

const langOf = (phone: Phone): Promise<string> => phone.page.evaluate(() => document.documentElement.lang);

/** Taps the name of a language until the app speaks it: what is read late may push it away under the finger. */
const choose = (phone: Phone, language: Language) =>
  soon(async () => {
    await phone.page.locator('label').filter({ hasText: LANGUAGE_NAMES[language] }).click();
    return langOf(phone);
  }).toBe(language);

/** Chooses a language in the head of the screen. */
const pick = (phone: Phone, language: Language) =>
  phone.page.getByRole('combobox', { name: told(phone, 'app.language') }).selectOption(language);

describe.each(LANGUAGES)('in %s', (language) => {
  it('somebody joins, writes, supports, comments and sees it all in her language', async () => {
    const phone = await phones.add({ origin: app.origin, language });
    await join(phone, CODE);
    expect(await langOf(phone)).toBe(language);
    const title = `idea in ${language}`;
    await post(phone, { title, text: 'åäö ÅÄÖ', name: 'Åsa', place: 'Torget' });
    await openIdea(phone, title);
    await supportButton(phone, title).click();
    await phone.page
      .getByRole('button', { name: `${told(phone, 'idea.supported')} ${title}`, pressed: true })
      .waitFor();
    await comment(phone, `comment in ${language}`, 'for');
    await phone.page.getByRole('listitem').getByText(told(phone, 'stance.for'), { exact: true }).waitFor();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, title)).toEqual([title]);
  });
});

it('a language that we do not speak gets Finnish', async () => {
  const phone = await phones.add({ origin: app.origin, options: { locale: 'de-DE' } });
  await join(phone, CODE);
  expect(await langOf(phone)).toBe('fi');
});

it('the language changes in the middle of a draft, everywhere at once, and stays', async () => {
  let phone = await phones.add({ origin: app.origin, language: 'fi' });
  await join(phone, CODE);
  await openForm(phone);
  await write(phone, { title: 'sanasta sanaan', text: 'kesken' });
  for (const language of ['sv', 'en'] as const) {
    await pick(phone, language);
    phone = { ...phone, language };
    await heading(phone, told(phone, 'write.title')).waitFor();
    expect(await langOf(phone)).toBe(language);
    expect(await field(phone, 'write.headline').inputValue()).toBe('sanasta sanaan');
    expect(await field(phone, 'write.text').inputValue()).toBe('kesken');
  }
  await phone.page.reload();
  await heading(phone, told(phone, 'write.title')).waitFor();
  await soon(() => field(phone, 'write.headline').inputValue()).toBe('sanasta sanaan');
  await button(phone, 'write.send').click();
  await openIdea(phone, 'sanasta sanaan');
  await field(phone, 'comments.write').fill('half a comment');
  await goTo(phone, 'nav.me');
  await choose(phone, 'fi');
  phone = { ...phone, language: 'fi' };
  await heading(phone, told(phone, 'me.title')).waitFor();
  await openIdea(phone, 'sanasta sanaan');
  await soon(() => field(phone, 'comments.write').inputValue()).toBe('half a comment');
  await open(phone, `/j/${CODE}`);
  await choose(phone, 'sv');
  await phone.page.getByText(told({ ...phone, language: 'sv' }, 'join.noAccount')).waitFor();
});

it('what is wrong with the server is told on every screen in the language spoken: its disk is full', async () => {
  let phone = await phones.add({ origin: app.origin, language: 'fi' });
  await join(phone, CODE);
  const { status } = PROBLEMS['storage-full'];
  const problem = { type: 'about:blank', title: 'full', status, code: 'storage-full', retryable: true };
  app.standBefore(async ({ url }) =>
    url.endsWith('/v1/commands') ? Response.json(problem, { status, headers: { 'X-Api': '1' } }) : undefined,
  );
  await post(phone, { title: 'no room at the server' });
  for (const language of LANGUAGES) {
    await pick(phone, language);
    phone = { ...phone, language };
    const sentence = `${told(phone, 'problem.storage-full')} ${told(phone, 'sync.kept')}`;
    await phone.page.getByRole('status').getByText(sentence, { exact: true }).waitFor();
  }
  app.standBefore(undefined);
  await button(phone, 'act.retry').click();
  await allSent(phone);
  await soon(() => phone.page.getByText(told(phone, 'sync.kept')).count()).toBe(0);
  expect(await titlesWith(app.origin, app.areaId, 'no room at the server')).toHaveLength(1);
});
