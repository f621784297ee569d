// A hall's own server on plain http: no service worker, no locks, no randomUUID. Taking part works all the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usePhones } from '../support/browser.ts';
import { draftsOf } from '../support/browser-store.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../support/built-app.ts';
import { commentsOf, ideasOf, talliesOf, titlesWith } from '../support/built-app-truth.ts';
import { postElsewhere } from '../support/elsewhere.ts';
import {
  allSent,
  button,
  card,
  comment,
  goTo,
  heading,
  join,
  link,
  open,
  openForm,
  openIdea,
  post,
  soon,
  supportButton,
  told,
  write,
} from '../support/page-objects.ts';
import { cast, openVote, receiptWords, tick, ticked } from '../support/page-objects-vote.ts';

const phones = usePhones(['--host-resolver-rules=MAP kehra.test 127.0.0.1']);
let app: BuiltApp;
let origin: string;
beforeAll(async () => {
  app = await startBuiltApp();
  origin = `http://kehra.test:${new URL(app.origin).port}`;
});
afterAll(() => app.close());

describe('an insecure address', () => {
  it('P6: joins, posts, supports and comments; a reload and a second tab lose and double nothing', async () => {
    const phone = await phones.add({ origin });
    await join(phone, CODE);
    const has = await phone.page.evaluate(() => ({
      secure: isSecureContext,
      worker: 'serviceWorker' in navigator,
      locks: 'locks' in navigator,
      uuid: 'randomUUID' in crypto,
    }));
    expect(has).toEqual({ secure: false, worker: false, locks: false, uuid: false });
    await post(phone, { title: 'plain idea' });
    await openIdea(phone, 'plain idea');
    await supportButton(phone, 'plain idea').click();
    await comment(phone, 'plain comment', 'for');
    const second = await phones.again(phone);
    await open(second, '/ideas');
    await Promise.all([post(phone, { title: 'plain one' }), post(second, { title: 'plain two' })]);
    await phone.page.reload();
    await Promise.all([allSent(phone), allSent(second)]);
    expect(await titlesWith(app.origin, app.areaId, 'plain ')).toEqual([
      'plain idea',
      'plain one',
      'plain two',
    ]);
    const idea = (await ideasOf(app.origin, app.areaId)).find(({ title }) => title === 'plain idea');
    const tally = (await talliesOf(app.origin, app.areaId)).filter(({ subject }) => subject === idea?.id);
    expect(tally).toMatchObject([{ supports: 1, comments: 1 }]);
    const talk = (await commentsOf(app.origin, app.areaId)).filter(({ ideaId }) => ideaId === idea?.id);
    expect(talk).toMatchObject([{ text: 'plain comment', stance: 'for' }]);
  });

  it('an idea is found, changed, and what was said of it taken back; the list is sorted', async () => {
    const others = [
      'Gazebo by the pond',
      'A gazebo by the pond',
      'One gazebo by the pond',
      'The gazebo by the pond',
    ];
    const ids: string[] = [];
    for (const title of others) ids.push(await postElsewhere(app, title));
    const phone = await phones.add({ origin, language: 'en' });
    await join(phone, CODE);
    await openForm(phone);
    // Three are offered; what was merged since makes room for the fourth.
    await write(phone, { title: 'Gazebo by the pond' });
    const offered = phone.page.getByRole('button', { name: told(phone, 'write.joinOf', { title: '' }) });
    await soon(() => offered.count()).toBe(3);
    const [into, ...from] = ids;
    for (const ideaId of from) await app.act('idea.merge', { ideaId, intoId: into });
    await soon(() => offered.count()).toBe(1);
    await write(phone, { title: 'Gazebo by the pond, please' });
    await button(phone, 'write.send').click();
    await card(phone, 'Gazebo by the pond, please').waitFor();
    // The search says what it found, also to who does not see the list.
    const search = phone.page.getByRole('searchbox');
    const status = phone.page.getByRole('main').getByRole('status');
    await search.fill('gazebos');
    await status.getByText(told(phone, 'ideas.count_other', { count: 2 }), { exact: true }).waitFor();
    await search.fill('xylophone');
    await status.getByText(told(phone, 'ideas.noneFound'), { exact: true }).waitFor();
    await search.fill('');
    await openIdea(phone, 'Gazebo by the pond, please');
    await comment(phone, 'said too early');
    await button(phone, 'comments.withdraw').click();
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: told(phone, 'comments.withdraw') })
      .click();
    await phone.page.getByText(told(phone, 'comments.empty')).waitFor();
    await link(phone, 'act.edit').click();
    await write(phone, { title: 'Two gazebos, please' });
    await button(phone, 'write.saveEdit').click();
    await heading(phone, 'Two gazebos, please').waitFor();
    await allSent(phone);
    expect(await titlesWith(app.origin, app.areaId, 'Two gazebos')).toHaveLength(1);
    expect(await titlesWith(app.origin, app.areaId, 'Gazebo by the pond, please')).toEqual([]);
    expect((await commentsOf(app.origin, app.areaId)).map(({ text }) => text)).not.toContain(
      'said too early',
    );
    // Most supported first; what she has seen is not unread.
    await goTo(phone, 'nav.ideas');
    const sort = phone.page.getByLabel(told(phone, 'ideas.sort'), { exact: true });
    await sort.selectOption({ label: told(phone, 'ideas.sortSupported') });
    const supports = () =>
      phone.page
        .getByRole('article')
        .locator('button[aria-pressed] b')
        .allTextContents()
        .then((texts) => texts.map(Number));
    await soon(async () => {
      const shown = await supports();
      return (shown[0] ?? 0) > 0 && shown.every((count, index) => count <= (shown[index - 1] ?? count));
    }).toBe(true);
    await sort.selectOption({ label: told(phone, 'ideas.sortUnseen') });
    await soon(() => card(phone, 'Two gazebos, please').count()).toBe(0);
    await sort.selectOption({ label: told(phone, 'ideas.sortNewest') });
    await card(phone, 'Two gazebos, please').waitFor();
  });

  it('a ballot is cast, though it cannot be encrypted on the phone', async () => {
    const roundId = await openVote(app, { method: { name: 'approval', least: 1, most: 3, line: 2 } });
    const phone = await phones.add({ origin });
    await open(phone, `/vote/${roundId}`);
    await tick(phone, 1).check();
    const wishes = await ticked(phone);
    await soon(async () => (await draftsOf(phone.page)).length).toBe(1);
    await phone.page.reload();
    await soon(() => ticked(phone)).toEqual(wishes);
    await cast(phone);
    await receiptWords(phone);
    const turnout = (await talliesOf(app.origin, app.areaId)).filter(({ subject }) => subject === roundId);
    expect(turnout).toMatchObject([{ ballots: 1 }]);
  });

  it('a part that is missing while the server is gone takes no screen away: there is no other to reload', async () => {
    const hall = await startBuiltApp();
    // The search says to the console that it lacks its part.
    const phone = await phones.add({
      origin: `http://kehra.test:${new URL(hall.origin).port}`,
      language: 'en',
      mayComplain: /dynamically imported module/,
    });
    // Not written here: the form may have asked for the search already, to look for what is alike.
    await postElsewhere(hall, 'read in the dark');
    await join(phone, CODE);
    await goTo(phone, 'nav.ideas');
    await card(phone, 'read in the dark').waitFor();
    await hall.close();
    const tried = (part: string) =>
      phone.page.waitForEvent('requestfailed', (request) => request.url().includes(part));
    // What the idea shows of votes, and the search: nobody waits for either.
    await Promise.all([tried('/idea-votes-'), openIdea(phone, 'read in the dark')]);
    await goTo(phone, 'nav.ideas');
    await Promise.all([tried('/search-index-'), phone.page.getByRole('searchbox').fill('dark')]);
    await phone.page.getByRole('status').getByText(told(phone, 'part.missing')).waitFor();
    await card(phone, 'read in the dark').waitFor();
    // A screen that she waits for asks whether there is anything to reload.
    await Promise.all([tried('/index.html'), goTo(phone, 'nav.meetings')]);
    await phone.page.getByText(told(phone, 'part.missing')).waitFor();
    await goTo(phone, 'nav.ideas');
    await openIdea(phone, 'read in the dark');
    expect(await phone.page.evaluate(() => sessionStorage.getItem('reloaded-at'))).toBeNull();
  });

  it('shares an address without the clipboard of secure pages', async () => {
    const phone = await phones.add({ origin });
    await join(phone, CODE);
    await post(phone, { title: 'plain to share' });
    await openIdea(phone, 'plain to share');
    await button(phone, 'act.share').click();
    await phone.page.getByText(told(phone, 'share.copied')).waitFor();
  });
});
