// Everything that a resident does, with the keyboard alone, on a screen as small as a phone's.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { commentsOf, ideasOf, talliesOf } from '../support/built-app-truth.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import {
  allSent,
  button,
  card,
  field,
  goTo,
  holdPictures,
  join,
  link,
  open,
  openForm,
  soon,
  supportButton,
  told,
  write,
} from '../support/page-objects.ts';
import { headingHasFocus, tabTo } from '../support/page-objects-keys.ts';

const phones = usePhones();
let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.close());

// Nothing here is about a time without a network: no worker need fetch the whole app first.
const options = { isMobile: false, hasTouch: false, serviceWorkers: 'block' } as const;

it('joins, posts, supports and comments without a mouse; the focus is seen and goes to each new heading', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { keyboard } = phone.page;
  await open(phone, '/');
  await tabTo(phone, field(phone, 'join.code'));
  await keyboard.type(CODE.toLowerCase());
  await keyboard.press('Enter');
  await link(phone, 'join.newIdea').waitFor();
  await headingHasFocus(phone, 'Workshop: Koivuharju 2030');
  await tabTo(phone, link(phone, 'join.newIdea'));
  await keyboard.press('Enter');
  await headingHasFocus(phone, told(phone, 'write.title'));
  await tabTo(phone, field(phone, 'write.headline'));
  await keyboard.type('By keys alone');
  await tabTo(phone, button(phone, 'write.send'));
  await keyboard.press('Enter');
  await headingHasFocus(phone, told(phone, 'ideas.title'));
  await card(phone, 'By keys alone').waitFor();

  await tabTo(phone, supportButton(phone, 'By keys alone'));
  await keyboard.press('Space');
  const pressed = phone.page.getByRole('button', { name: 'By keys alone', pressed: true });
  await pressed.waitFor();
  expect(await pressed.evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await headingHasFocus(phone, 'By keys alone');
  await tabTo(phone, field(phone, 'comments.write'));
  await keyboard.type('Said by keys');
  await tabTo(phone, phone.page.getByRole('radio', { checked: true }));
  const forIt = phone.page.getByRole('radio', { name: told(phone, 'stance.for'), exact: true });
  while (!(await forIt.isChecked())) await keyboard.press('ArrowLeft');
  await tabTo(phone, button(phone, 'comments.send'));
  await keyboard.press('Enter');
  await phone.page.getByRole('listitem').filter({ hasText: 'Said by keys' }).waitFor();

  await allSent(phone);
  const idea = (await ideasOf(app.origin, app.areaId)).find(({ title }) => title === 'By keys alone');
  expect(await commentsOf(app.origin, app.areaId)).toContainEqual(
    expect.objectContaining({ ideaId: idea?.id, text: 'Said by keys', stance: 'for' }),
  );
  const tallies = await talliesOf(app.origin, app.areaId);
  expect(tallies.find(({ subject }) => subject === idea?.id)).toMatchObject({ supports: 1, comments: 1 });
});

it('who has gone on before the list has its picture keeps the focus', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { page } = phone;
  await join(phone, CODE);
  await openForm(phone);
  await write(phone, { title: 'Drawn late' });
  const draw = await holdPictures(phone);
  await button(phone, 'write.send').click();
  const search = page.getByRole('searchbox');
  await search.focus();
  await draw();
  await page.keyboard.type('late');
  expect(await search.inputValue()).toBe('late');
});

it('who begins the next idea before the list has its picture stays in that form', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  await join(phone, CODE);
  await openForm(phone);
  await write(phone, { title: 'Followed by another' });
  const draw = await holdPictures(phone);
  await button(phone, 'write.send').click();
  await goTo(phone, 'nav.me');
  await openForm(phone);
  await field(phone, 'write.headline').fill('The other one');
  await draw();
  await draw();
  expect(await field(phone, 'write.headline').inputValue()).toBe('The other one');
});

it('a sheet takes the focus, keeps it, and gives it back', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  const { keyboard } = phone.page;
  await postElsewhere(app, 'Told of by keys');
  await open(phone, `/j/${CODE}`);
  await link(phone, 'join.newIdea').waitFor();
  await open(phone, '/ideas');
  await card(phone, 'Told of by keys').waitFor();
  await tabTo(phone, card(phone, 'Told of by keys').getByRole('link'));
  await keyboard.press('Enter');
  await button(phone, 'idea.report').waitFor();
  await tabTo(phone, button(phone, 'idea.report'));
  await keyboard.press('Enter');
  const sheet = phone.page.getByRole('dialog', { name: told(phone, 'report.title') });
  await sheet.waitFor();
  for (let stops = 0; stops < 12; stops++) {
    const isInside = await sheet.evaluate(
      (dialog) => dialog.contains(document.activeElement) || document.activeElement === document.body,
    );
    expect(isInside).toBe(true);
    await keyboard.press('Tab');
  }
  await keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await soon(() =>
    button(phone, 'idea.report').evaluate((element) => element === document.activeElement),
  ).toBe(true);
});

it('the first stop skips to the content', async () => {
  const phone = await phones.add({ origin: app.origin, language: 'en', options });
  await open(phone, `/j/${CODE}`);
  await link(phone, 'join.newIdea').waitFor();
  await tabTo(phone, link(phone, 'app.skip'));
  await phone.page.keyboard.press('Enter');
  expect(await phone.page.evaluate(() => document.activeElement?.id)).toBe('main');
});
