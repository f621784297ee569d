// The wall at every stage: axe in three languages, light and dark; nothing is cut or scrolled on any projector.
import { expect, it } from 'vitest';
import { LOOKED_AT, type Screen, turnTo, walk } from '../../support/axe-walk.ts';
import { PROJECTOR, wallFaults } from '../../support/axe-wall.ts';
import { type Phone, usePhones } from '../../support/browser.ts';
import { type BuiltApp, startBuiltApp } from '../../support/built-app.ts';
import { joined } from '../../support/built-app-truth.ts';
import { sees, told } from '../../support/page-objects.ts';
import { freshId } from '../../support/scripted-phone.ts';

const phones = usePhones();

type Scene = { readonly phone: Phone; readonly app: BuiltApp; readonly meetingId: string };

async function scene(): Promise<Scene> {
  const app = await startBuiltApp();
  const { meetingId = '' } = await joined(app.origin, 'KEHRA2');
  const options = { viewport: PROJECTOR, isMobile: false, ...LOOKED_AT } as const;
  return { phone: await phones.add({ origin: app.origin, options }), app, meetingId };
}

const goToStage = async (
  { phone, app, meetingId }: Scene,
  stage: string,
  seen: Parameters<typeof told>[1],
) => {
  await app.act('meeting.stage', { meetingId, stage });
  await phone.page.getByRole('heading', { name: told(phone, seen) }).waitFor();
};

const SCREENS: readonly Screen<Scene>[] = [
  [
    'unknown meeting',
    ({ phone }) => turnTo(phone, `/wall/${freshId()}`).then(() => sees(phone, 'wall.unknown')),
  ],
  [
    'ideas',
    async ({ phone, meetingId }) => {
      await turnTo(phone, `/wall/${meetingId}`);
      await phone.page.getByRole('heading', { level: 3 }).first().waitFor();
    },
  ],
  ['welcome', (at) => goToStage(at, 'welcome', 'wall.welcome')],
  ['grouping', (at) => goToStage(at, 'grouping', 'wall.grouping')],
  ['results', (at) => goToStage(at, 'results', 'wall.results')],
  [
    'lost line',
    async ({ phone, app }) => {
      app.standBefore(async () => new Response('', { status: 503 }));
      await phone.page.evaluate(() => dispatchEvent(new Event('offline')));
      await sees(phone, 'wall.offline');
      app.standBefore(undefined);
      await phone.page.evaluate(() => dispatchEvent(new Event('online')));
    },
  ],
  [
    'closed',
    async ({ phone, app, meetingId }) => {
      await app.act('meeting.close', { meetingId, closed: true });
      await phone.page.getByRole('heading', { name: told(phone, 'wall.thanks') }).waitFor();
    },
  ],
  [
    'empty evening',
    async ({ phone, app }) => {
      const meetingId = freshId();
      await app.act('meeting.open', {
        meetingId,
        code: 'KAHVM2',
        title: { fi: 'Alueen yhteinen suunnittelupäivä' },
        type: 'planningDay',
      });
      await app.act('meeting.stage', { meetingId, stage: 'ideas' });
      await turnTo(phone, `/wall/${meetingId}`);
      await sees(phone, 'wall.firstIdea');
    },
  ],
];

it('WCAG 2.2 AA: the wall at every stage in three languages', { timeout: 600_000 }, async () => {
  const at = await scene();
  const faults = await walk(at, SCREENS, wallFaults);
  await at.app.close();
  expect(faults).toEqual([]);
});
