// The sample neighbourhood as a host finds it who has something to look after, for the walk through her screens.
import { randomBytes } from 'node:crypto';
import { SITE } from '../../src/domain/ids.ts';
import { hashOf } from '../../src/domain/invite.ts';
import { LOOKED_AT } from './axe-walk.ts';
import type { Phone, usePhones } from './browser.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';
import { ideasOf, joined } from './built-app-truth.ts';
import { button, link, open } from './page-objects.ts';
import { freshId } from './scripted-phone.ts';

type Phones = ReturnType<typeof usePhones>;

export type HostScene = {
  readonly phone: Phone;
  readonly app: BuiltApp;
  readonly secret: string;
  readonly meetingId: string;
  readonly newId: string;
};

/** The sample neighbourhood with something to look after: reports, a hidden idea, two of the same, a new meeting. */
export async function hostScene(phones: Phones): Promise<HostScene> {
  const app = await startBuiltApp();
  const secret = randomBytes(32).toString('hex');
  await app.act('invite.make', { hash: hashOf(secret), label: 'Vetäjä', days: 7 }, SITE);
  await otherOf(phones, app);
  const { meetingId = '' } = await joined(app.origin, 'KEHRA2');
  const [first, second, third] = await ideasOf(app.origin, app.areaId);
  await app.act('content.hide', { target: { kind: 'idea', id: first?.id }, reason: 'Mainos' });
  await app.act('report.send', {
    target: { kind: 'idea', id: second?.id },
    reason: 'rude',
    text: 'Ikävä sävy',
  });
  await app.act('idea.post', { ideaId: freshId(), title: third?.title, meetingId, authorName: 'Aino' });
  const newId = freshId();
  await app.act('meeting.open', {
    meetingId: newId,
    code: 'KAHVM2',
    title: { fi: 'Uusi ilta' },
    type: 'workshop',
  });
  const phone = await phones.add({ origin: app.origin, options: LOOKED_AT });
  return { phone, app, secret, meetingId, newId };
}

/** Somebody else with a role in the area. */
async function otherOf(phones: Phones, app: BuiltApp): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  const args = { hash: hashOf(secret), label: 'Valvoja Bengt', role: 'moderator', days: 7 };
  await app.act('invite.make', args, app.areaId);
  const other = await phones.add({ origin: app.origin });
  await open(other, `/invite/${secret}`);
  await button(other, 'invite.accept').click();
  await link(other, 'invite.goOn').waitFor();
}
