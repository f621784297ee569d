// Every screen of a resident, for everybody: axe in three languages, light and dark, at 360 px, 320 px and large letters.
import { expect, it } from 'vitest';
import type { Key } from '../../../src/client/i18n/words.ts';
import { LOOKED_AT, type Screen, turnTo, walk } from '../../support/axe-walk.ts';
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
  openForm,
  openIdea,
  post,
  sees,
  told,
  write,
} from '../../support/page-objects.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();
const DAY_MS = 86_400_000;
const CLOSED = 'KAHVM2';
const EMPTY = 'TYHJA2';

type Scene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly closedId: string;
  /** To come: with room for one more, full, and called off. */
  readonly aheadId: string;
  readonly fullId: string;
  readonly cancelledId: string;
  readonly ideaIds: readonly string[];
};

/** A sample neighbourhood with a closed meeting, a hidden and a merged idea, and beside it an empty one. */
async function scene(): Promise<Scene> {
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
  await app.act('meeting.minutes', { meetingId: closedId, text: { fi: 'Ensin.\n\nSitten.' } });
  const [aheadId, fullId, cancelledId] = [freshId(), freshId(), freshId()];
  const ahead = {
    title: { fi: 'Kehrän kaupunginosayhdistysten yhteiskokous' },
    type: 'kehraMeeting',
    startsAt: new Date(Date.now() + 10 * DAY_MS).toISOString(),
    endsAt: new Date(Date.now() + 10 * DAY_MS + DAY_MS / 12).toISOString(),
    place: 'Koulun ruokasali',
    agenda: { fi: 'Kahvit\nIdeat' },
    documents: [{ title: 'Kartta', url: 'https://example.org/kartta.pdf' }],
    capacity: 1,
  };
  await app.act('meeting.open', { ...ahead, meetingId: aheadId, code: 'TVKHA2' });
  await app.act('meeting.open', { ...ahead, meetingId: fullId, code: 'TAYNN2' });
  await app.act('meeting.come', { meetingId: fullId, coming: true });
  await app.act('meeting.open', { ...ahead, meetingId: cancelledId, code: 'PRTTV2' });
  await app.act('meeting.cancel', { meetingId: cancelledId, reason: { fi: 'Vesivahinko' } });
  await app.act('area.create', { name: { fi: 'Uusi kylä' } }, emptyArea);
  const meeting = { meetingId: freshId(), code: EMPTY, title: { fi: 'Ensimmäinen' }, type: 'workshop' };
  await app.act('meeting.open', meeting, emptyArea);
  const ideas = await ideasOf(app.origin, app.areaId);
  const ideaIds = ideas.map((idea) => idea.id);
  await app.act('content.hide', { target: { kind: 'idea', id: ideaIds[0] }, reason: 'Mainos' });
  await app.act('idea.merge', { ideaId: ideaIds[1], intoId: ideaIds[2] });
  const phone = await phones.add({ origin: app.origin, options: LOOKED_AT });
  return { phone, app, closedId, aheadId, fullId, cancelledId, ideaIds };
}

/** Opens an address and waits for a sentence of its screen. */
const opens =
  (pathOf: (scene: Scene) => string, key: Key) =>
  async (at: Scene): Promise<void> => {
    await turnTo(at.phone, pathOf(at));
    await sees(at.phone, key);
  };

/** Taps a button and waits for a sentence of what opens. */
const taps =
  (name: Key, key: Key) =>
  async ({ phone }: Scene): Promise<void> => {
    await button(phone, name).first().click();
    await sees(phone, key);
  };

/** What stands before the server answers every call of the app. */
const answerAll = ({ app }: Scene, answer: (() => Response) | undefined): void =>
  app.standBefore(answer && (async (request) => (request.url.includes('/v1/') ? answer() : undefined)));
const busy = (): Response => new Response('', { status: 503 });
const portal = (): Response => new Response('<p>login</p>', { headers: { 'Content-Type': 'text/html' } });

const OWN = 'My own idea of a long-lasting word: kaupunginosayhdistysten';

const SCREENS: readonly Screen<Scene>[] = [
  ['start', opens(() => '/', 'join.start')],
  [
    'start, wrong code',
    async (at) => {
      await field(at.phone, 'join.code').fill('1');
      await taps('join.open', 'join.codeWrong')(at);
    },
  ],
  ['join, unknown code', opens(() => '/j/ZZZZZZ', 'problem.no-such-code')],
  ['join, closed', opens(() => `/j/${CLOSED}`, 'problem.meeting-closed')],
  [
    'join, no network',
    async (at) => {
      answerAll(at, busy);
      await opens(() => `/j/${EMPTY}`, 'sync.unreachable')(at);
      answerAll(at, undefined);
    },
  ],
  [
    'ideas, none',
    async ({ phone }) => {
      await join(phone, EMPTY);
      await goTo(phone, 'nav.ideas');
      await sees(phone, 'ideas.emptyText');
    },
  ],
  ['join', ({ phone }) => join(phone, CODE)],
  [
    'ideas',
    async ({ phone }) => {
      await goTo(phone, 'nav.ideas');
      await phone.page.getByRole('article').nth(3).waitFor();
    },
  ],
  [
    'ideas, none found',
    async ({ phone }) => {
      await phone.page.getByRole('searchbox').fill('zzzzzz');
      await sees(phone, 'ideas.noneFound');
    },
  ],
  [
    'new idea, similar ones',
    async ({ phone }) => {
      await button(phone, 'ideas.showAll').click();
      await openForm(phone);
      await write(phone, { title: 'Koirapuistoon vesipiste', text: 'a bit' });
      await sees(phone, 'write.similar');
    },
  ],
  [
    'new idea, too long',
    async (at) => {
      await write(at.phone, { title: 'x'.repeat(130), text: 'y'.repeat(3900), place: 'z'.repeat(125) });
      await taps('write.send', 'write.tooLong')(at);
    },
  ],
  [
    'a confirmation',
    async (at) => {
      await write(at.phone, { title: OWN, text: 'text', place: 'here', name: 'Me' });
      await taps('write.send', 'write.sent')(at);
    },
  ],
  [
    'own idea',
    async ({ phone }) => {
      await openIdea(phone, OWN);
      await comment(phone, 'a comment', 'question');
    },
  ],
  ['withdraw', taps('act.delete', 'idea.withdrawAsk')],
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
      await turnTo(phone, `/ideas/${ideaIds[2]}`);
      await phone.page.getByRole('listitem').nth(5).waitFor();
    },
  ],
  ['report', taps('idea.report', 'report.who')],
  ['hidden idea', opens(({ ideaIds }) => `/ideas/${ideaIds[0]}`, 'idea.hidden')],
  ['merged idea', opens(({ ideaIds }) => `/ideas/${ideaIds[1]}`, 'idea.goToMerged')],
  ['missing idea', opens(() => `/ideas/${freshId()}`, 'idea.gone')],
  ['meetings', opens(() => '/meetings', 'meetings.typeCode')],
  [
    'meeting',
    async ({ phone }) => {
      await phone.page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await button(phone, 'meeting.attend').waitFor();
    },
  ],
  ['meeting to come', opens(({ aheadId }) => `/meetings/${aheadId}`, 'meeting.come')],
  [
    'meeting to come, coming',
    async (at) => {
      answerAll(at, busy);
      await taps('meeting.come', 'meeting.waits')(at);
      answerAll(at, undefined);
    },
  ],
  ['full meeting', opens(({ fullId }) => `/meetings/${fullId}`, 'meeting.full')],
  ['cancelled meeting', opens(({ cancelledId }) => `/meetings/${cancelledId}`, 'meeting.cancelledTitle')],
  ['minutes', opens(({ closedId }) => `/meetings/${closedId}/minutes`, 'meeting.print')],
  ['no minutes', opens(({ aheadId }) => `/meetings/${aheadId}/minutes`, 'meeting.minutesNone')],
  ['closed meeting', opens(({ closedId }) => `/meetings/${closedId}`, 'meeting.record')],
  ['empty record', opens(({ closedId }) => `/meetings/${closedId}/record`, 'record.none')],
  ['missing meeting', opens(() => `/meetings/${freshId()}`, 'meeting.goneText')],
  ['areas', opens(() => '/areas', 'join.areas')],
  ['no host', opens(() => '/host', 'host.noneText')],
  ['lost', opens(() => '/no/such/page', 'lost.text')],
  ['me, all sent', ({ phone }) => allSent(phone)],
  [
    'me, with all that can wait',
    async (at) => {
      const { phone, ideaIds } = at;
      await turnTo(phone, `/ideas/${ideaIds[3]}`);
      await button(phone, 'comments.send').waitFor();
      answerAll(at, busy);
      await comment(phone, 'to an idea that a host hides meanwhile');
      await post(phone, { title: 'waiting idea' });
      await openForm(phone);
      await write(phone, { title: 'a half-written one' });
      await goTo(phone, 'nav.me');
      await sees(phone, 'me.drafts');
      await sees(phone, 'sync.unreachable');
    },
  ],
  [
    'emptying the phone, in vain',
    async (at) => {
      await taps('me.forget', 'me.forgetSent')(at);
      await taps('me.forgetDo', 'me.forgetOffline')(at);
    },
  ],
  [
    'discard a draft',
    async (at) => {
      await button(at.phone, 'act.cancel').last().click();
      await taps('act.delete', 'me.discardAsk')(at);
    },
  ],
  [
    'me, behind a portal',
    async (at) => {
      await button(at.phone, 'act.cancel').last().click();
      answerAll(at, portal);
      await taps('me.sendNow', 'sync.captive')(at);
    },
  ],
  [
    'me, too old',
    async (at) => {
      answerAll(at, undefined);
      at.app.deploy({ minBuild: 2 });
      await taps('me.sendNow', 'update.needed')(at);
    },
  ],
  [
    'me, with a text that came back',
    async (at) => {
      await at.app.act('content.hide', { target: { kind: 'idea', id: at.ideaIds[3] }, reason: 'Mainos' });
      at.app.deploy({ minBuild: 1 });
      // The phone may try by itself at this very moment.
      const isBack = at.phone.page.getByText(told(at.phone, 'me.refused'));
      await button(at.phone, 'me.sendNow').or(isBack).first().click();
      await sees(at.phone, 'me.refused');
    },
  ],
];

it('WCAG 2.2 AA: every screen of a resident in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS);
  await at.app.close();
  expect(faults).toEqual([]);
});
