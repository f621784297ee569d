// Every screen of a resident, for everybody: axe in three languages, light and dark, at 360 px, 320 px and large letters.
import { expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/domain/text.ts';
import { type Screen, walk } from '../../support/axe-walk.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, CODE, startBuiltApp } from '../../support/built-app.ts';
import { ideasOf } from '../../support/built-app-truth.ts';
import {
  allSent,
  button,
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
  sees,
  told,
  write,
} from '../../support/page-objects.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();
const CLOSED = 'KAHVM2';
const EMPTY = 'TYHJA2';

type Scene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly closedId: string;
  readonly ideaIds: readonly string[];
};

/** A sample neighbourhood with a closed meeting, a hidden and a merged idea, and beside it an empty one. */
async function scene(language: Language): Promise<Scene> {
  const app = await startBuiltApp();
  const closedId = freshId();
  const emptyArea = freshId();
  await app.act('meeting.open', {
    meetingId: closedId,
    code: CLOSED,
    title: { fi: 'Viime kuussa' },
    type: 'workshop',
  });
  await app.act('meeting.close', { meetingId: closedId, closed: true });
  await app.act('area.create', { name: { fi: 'Uusi kylä' } }, emptyArea);
  const meeting = { meetingId: freshId(), code: EMPTY, title: { fi: 'Ensimmäinen' }, type: 'workshop' };
  await app.act('meeting.open', meeting, emptyArea);
  const ideas = await ideasOf(app.origin, app.areaId);
  const ideaIds = ideas.map((idea) => idea.id);
  await app.act('content.hide', { target: { kind: 'idea', id: ideaIds[0] }, reason: 'Mainos' });
  await app.act('idea.merge', { ideaId: ideaIds[1], intoId: ideaIds[2] });
  const phone = await phones.add({ origin: app.origin, language, options: { reducedMotion: 'reduce' } });
  return { phone, app, closedId, ideaIds };
}

const SCREENS: readonly Screen<Scene>[] = [
  ['start', ({ phone }) => open(phone, '/').then(() => heading(phone, told(phone, 'join.start')).waitFor())],
  [
    'start, wrong code',
    async (at) => {
      await field(at.phone, 'join.code').fill('1');
      await button(at.phone, 'join.open').click();
      await sees(at.phone, 'join.codeWrong');
    },
  ],
  [
    'join, unknown code',
    (at) => open(at.phone, '/j/ZZZZZZ').then(() => sees(at.phone, 'problem.no-such-code')),
  ],
  [
    'join, closed',
    ({ phone }) => open(phone, `/j/${CLOSED}`).then(() => link(phone, 'join.record').waitFor()),
  ],
  [
    'join, no network',
    async (at) => {
      at.app.standBefore(async (request) =>
        request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
      );
      await open(at.phone, `/j/${EMPTY}`);
      await sees(at.phone, 'sync.unreachable');
      at.app.standBefore(undefined);
    },
  ],
  [
    'ideas, none',
    ({ phone }) =>
      join(phone, EMPTY)
        .then(() => goTo(phone, 'nav.ideas'))
        .then(() => heading(phone, told(phone, 'ideas.title')).waitFor())
        .then(() => sees(phone, 'ideas.empty')),
  ],
  ['join', ({ phone }) => join(phone, CODE)],
  [
    'ideas',
    ({ phone }) => goTo(phone, 'nav.ideas').then(() => phone.page.getByRole('article').nth(3).waitFor()),
  ],
  [
    'ideas, none found',
    async (at) => {
      await at.phone.page.getByRole('searchbox').fill('zzzzzz');
      await sees(at.phone, 'ideas.noneFound');
    },
  ],
  [
    'new idea, similar ones',
    async (at) => {
      await button(at.phone, 'ideas.showAll').click();
      await openForm(at.phone);
      await write(at.phone, { title: 'Koirapuistoon vesipiste', text: 'a bit' });
      await sees(at.phone, 'write.similar');
    },
  ],
  [
    'new idea, too long',
    async (at) => {
      await write(at.phone, { title: 'x'.repeat(130), text: 'y'.repeat(3900), place: 'z'.repeat(125) });
      await button(at.phone, 'write.send').click();
      await sees(at.phone, 'write.tooLong');
    },
  ],
  [
    'own idea',
    async ({ phone }) => {
      await write(phone, {
        title: 'My own idea of a long-lasting word: kaupunginosayhdistysten',
        text: 'text',
        place: 'here',
        name: 'Me',
      });
      await button(phone, 'write.send').click();
      await openIdea(phone, 'My own idea of a long-lasting word: kaupunginosayhdistysten');
      await comment(phone, 'a comment', 'question');
    },
  ],
  [
    'withdraw',
    (at) =>
      button(at.phone, 'act.delete')
        .click()
        .then(() => sees(at.phone, 'idea.withdrawAsk')),
  ],
  [
    'edit',
    async ({ phone }) => {
      await button(phone, 'act.cancel').last().click();
      await link(phone, 'act.edit').click();
      await heading(phone, told(phone, 'write.titleEdit')).waitFor();
    },
  ],
  [
    "another's idea",
    async ({ phone, ideaIds }) => {
      await open(phone, `/ideas/${ideaIds[2]}`);
      await phone.page.getByRole('listitem').nth(5).waitFor();
    },
  ],
  [
    'report',
    (at) =>
      button(at.phone, 'idea.report')
        .click()
        .then(() => sees(at.phone, 'report.who')),
  ],
  [
    'hidden idea',
    (at) => open(at.phone, `/ideas/${at.ideaIds[0]}`).then(() => sees(at.phone, 'idea.hidden')),
  ],
  [
    'merged idea',
    (at) => open(at.phone, `/ideas/${at.ideaIds[1]}`).then(() => sees(at.phone, 'idea.goToMerged')),
  ],
  ['missing idea', (at) => open(at.phone, `/ideas/${freshId()}`).then(() => sees(at.phone, 'idea.gone'))],
  [
    'meetings',
    ({ phone }) =>
      goTo(phone, 'nav.meetings').then(() => heading(phone, told(phone, 'meetings.title')).waitFor()),
  ],
  [
    'meeting',
    async ({ phone }) => {
      await phone.page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await button(phone, 'meeting.attend').waitFor();
    },
  ],
  [
    'closed meeting',
    (at) => open(at.phone, `/meetings/${at.closedId}`).then(() => link(at.phone, 'meeting.record').waitFor()),
  ],
  [
    'empty record',
    (at) => open(at.phone, `/meetings/${at.closedId}/record`).then(() => sees(at.phone, 'record.none')),
  ],
  [
    'missing meeting',
    (at) => open(at.phone, `/meetings/${freshId()}`).then(() => sees(at.phone, 'meeting.goneText')),
  ],
  ['areas', (at) => open(at.phone, '/areas').then(() => sees(at.phone, 'join.areas'))],
  ['no host', (at) => open(at.phone, '/host').then(() => sees(at.phone, 'host.noneText'))],
  ['lost', (at) => open(at.phone, '/no/such/page').then(() => sees(at.phone, 'lost.text'))],
  ['me, all sent', ({ phone }) => allSent(phone)],
  [
    'me, with all that can wait',
    async (at) => {
      const { phone, app } = at;
      app.standBefore(async (request) =>
        request.url.includes('/v1/') ? new Response('', { status: 503 }) : undefined,
      );
      await post(phone, { title: 'waiting idea' });
      await openForm(phone);
      await write(phone, { title: 'a half-written one' });
      await goTo(phone, 'nav.me');
      await sees(at.phone, 'me.drafts');
      await sees(at.phone, 'sync.unreachable');
    },
  ],
  [
    'discard a draft',
    (at) =>
      button(at.phone, 'act.delete')
        .click()
        .then(() => sees(at.phone, 'me.discardAsk')),
  ],
];

it('WCAG 2.2 AA: every screen of a resident in three languages', async () => {
  const scenes = await Promise.all(LANGUAGES.map(scene));
  const faults = await Promise.all(scenes.map((at) => walk(at, SCREENS)));
  await Promise.all(scenes.map(({ app }) => app.close()));
  expect(faults.flat()).toEqual([]);
});
