// Every screen as a picture: three languages, light and dark, phone and desktop (the wall as a projector shows it).
// Written to screens/, to be looked at. Words after the command choose scenes by name; other pictures stay.
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import * as v from 'valibot';
import { LANGUAGES } from '../src/domain/text.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tests/support/find-chromium.ts';
import { startFreshServer } from '../tests/support/fresh-server.ts';
import { clearPictures } from './pictures.ts';
import { type Ids, SCENES, type Scene } from './scenes.ts';
import { postOwn } from './screens-evening.ts';
import { openSeries } from './screens-meetings.ts';
import { openCodeVote } from './screens-votes.ts';

const OUT = 'screens';
const SCHEMES = ['light', 'dark'] as const;
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const PROJECTOR = { width: 1920, height: 1080 };

const wanted = process.argv.slice(2);
const scenes = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const Joined = v.looseObject({ areaId: v.string(), meetingId: v.string() });
const Row = v.looseObject({
  kind: v.string(),
  id: v.string(),
  method: v.optional(v.looseObject({ name: v.string() })),
});
const Start = v.looseObject({ rows: v.array(Row) });

async function idsOf(
  address: string,
  code: string,
): Promise<Omit<Ids, 'hostPath' | 'ownIdeaId' | 'roundId' | 'aheadId'>> {
  const { areaId, meetingId } = v.parse(Joined, await (await fetch(`${address}/v1/join/${code}`)).json());
  const { rows } = v.parse(Start, await (await fetch(`${address}/v1/areas/${areaId}/snapshot`)).json());
  const rounds = rows.flatMap(({ kind, id, method }): [string, string][] =>
    kind === 'round' && method !== undefined ? [[method.name, id]] : [],
  );
  return {
    code,
    meetingId,
    ideaId: rows.find((row) => row.kind === 'idea')?.id ?? '',
    rounds: new Map(rounds),
  };
}

/** A phone that is host of the site and has joined the sample meeting. */
async function settleIn(
  context: BrowserContext,
  address: string,
  hostPath: string,
  code: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/j/${code}`);
  await page.getByRole('link', { name: 'Kirjoita idea' }).waitFor();
  await page.goto(address + hostPath);
  await page.locator('main').getByRole('button').first().click();
  await page.getByRole('link', { name: 'Vetäjän sivulle' }).waitFor();
  return page;
}

/** As paper: the first page, at the size that A4 has on a screen. */
async function shootPrint(page: Page, address: string, ids: Ids, scene: Scene): Promise<void> {
  for (const language of LANGUAGES) {
    await page.evaluate((wantedLanguage) => localStorage.setItem('language', wantedLanguage), language);
    await page.goto(address + scene.path(ids));
    await page.locator('article').first().waitFor();
    await page.waitForTimeout(700);
    await scene.act?.(page);
    await page.pdf({ path: `${OUT}/${scene.name}-${language}.pdf`, preferCSSPageSize: true });
    await page.setViewportSize({ width: 794, height: 1123 });
    // Browsers print in light colours.
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await page.screenshot({ path: `${OUT}/${scene.name}-${language}.png` });
    await page.emulateMedia({ media: null });
  }
}

async function shoot(page: Page, address: string, ids: Ids, scene: Scene): Promise<void> {
  if (scene.print === true) return shootPrint(page, address, ids, scene);
  for (const [size, viewport] of scene.wide === true
    ? [['projector', PROJECTOR] as const]
    : Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const language of LANGUAGES) {
      await page.evaluate((wantedLanguage) => localStorage.setItem('language', wantedLanguage), language);
      await page.goto(address + scene.path(ids));
      await page.locator('h1').first().waitFor();
      await page.context().setOffline(scene.offline === true);
      await scene.act?.(page);
      await page.waitForTimeout(700);
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        const path = `${OUT}/${scene.name}-${size}-${language}-${scheme}.png`;
        await page.screenshot({ path, fullPage: scene.whole === true });
      }
      await page.context().setOffline(false);
    }
  }
}

clearPictures(OUT, wanted);
const server = await startFreshServer();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: CHROMIUM_FLAGS,
});
try {
  const found = await idsOf(server.address, server.joinCode);
  const context = await browser.newContext({ locale: 'fi-FI', viewport: SIZES.phone });
  const page = await settleIn(context, server.address, server.hostPath, server.joinCode);
  const roundId = await openCodeVote(page, server.address);
  const aheadId = await openSeries(page, server.address, found.meetingId);
  const ownIdeaId = await postOwn(page, server.address);
  const ids = { ...found, hostPath: server.hostPath, ownIdeaId, roundId, aheadId };
  for (const scene of scenes) {
    await shoot(page, server.address, ids, scene);
    console.log(scene.name);
  }
} finally {
  await browser.close();
  await server.stop();
}
