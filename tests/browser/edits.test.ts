// Edits made without a network: what others changed meanwhile stays, and her own do not cross each other.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Phone, usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { ideasOf } from '../support/built-app-truth.ts';
import {
  allSent,
  button,
  field,
  goTo,
  heading,
  join,
  link,
  openIdea,
  post,
  soon,
  told,
  type Writing,
  write,
} from '../support/page-objects.ts';
import { freshId } from '../support/scripted-phone.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

const cut = (): void =>
  app.standBefore(async (request) =>
    request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
  );
const mend = (): void => app.standBefore(undefined);

/** Somebody with an idea of hers, sent. */
async function author(idea: Writing): Promise<Phone> {
  const phone = await phones.add({ origin: app.origin, language: 'en' });
  await join(phone, CODE);
  await post(phone, idea);
  await allSent(phone);
  return phone;
}

const ideaWith = async (words: string) =>
  (await ideasOf(app.origin, app.areaId)).find(({ text }) => text?.startsWith(words));

/** Changes the idea that is on the screen. */
async function edit(phone: Phone, writing: Writing): Promise<void> {
  await link(phone, 'act.edit').click();
  await write(phone, writing);
  await button(phone, 'write.saveEdit').click();
  await heading(phone, writing.title).waitFor();
}

it('SY27 one that crossed a grouping comes back, goes again over the theme that the host chose, and undoes nothing', async () => {
  const phone = await author({ title: 'grouped meanwhile', text: 'as written' });
  const ideaId = (await ideaWith('as written'))?.id;
  await openIdea(phone, 'grouped meanwhile');
  cut();
  await edit(phone, { title: 'edited meanwhile' });
  const themeId = freshId();
  await app.act('theme.set', { themeId, name: { en: 'Chosen by the host' }, thread: 3 });
  await app.act('idea.group', { ideaId, themeId });
  mend();
  await allSent(phone);
  await phone.page.getByText(told(phone, 'me.refused')).waitFor();
  await openIdea(phone, 'grouped meanwhile');
  await phone.page.getByText('Chosen by the host').waitFor();
  await goTo(phone, 'nav.me');
  await link(phone, 'me.mend').click();
  await phone.page.getByRole('radio', { name: 'Chosen by the host', checked: true }).waitFor();
  expect(await field(phone, 'write.headline').inputValue()).toBe('edited meanwhile');
  expect(await phone.page.getByText(told(phone, 'reject.edit-conflict')).count()).toBe(0);
  await button(phone, 'write.saveEdit').click();
  await heading(phone, 'edited meanwhile').waitFor();
  await allSent(phone);
  expect(await ideaWith('as written')).toMatchObject({ title: 'edited meanwhile', themeId });
});

it('SY27 two of one idea both take effect, also where the first is sent while the second is written', async () => {
  const phone = await author({ title: 'edited twice', text: 'at first' });
  await openIdea(phone, 'edited twice');
  cut();
  await edit(phone, { title: 'edited once' });
  await edit(phone, { title: 'edited again', text: 'at first, and more' });
  await link(phone, 'act.edit').click();
  await write(phone, { title: 'edited at last' });
  mend();
  await soon(async () => (await ideaWith('at first'))?.title, 90_000).toBe('edited again');
  await button(phone, 'write.saveEdit').click();
  await heading(phone, 'edited at last').waitFor();
  await allSent(phone);
  expect(await ideaWith('at first')).toMatchObject({ title: 'edited at last', text: 'at first, and more' });
  expect(await phone.page.getByText(told(phone, 'me.refused')).count()).toBe(0);
});
