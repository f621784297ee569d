// One Chromium for a file of tests, and phones in it. What their pages complain about fails the test they are in.
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Language } from '../../src/domain/text.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

export type Phone = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where the app is, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly language: Language;
};

export type PhoneSettings = {
  readonly origin: string;
  readonly language?: Language;
  readonly options?: BrowserContextOptions | undefined;
  /** What the app may say to the console because its storage fails on purpose. */
  readonly mayComplain?: RegExp;
};

const TAGS: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** A small phone of today: narrow, touched, in the language of its owner. */
export const phoneOptions = (language: Language): BrowserContextOptions => ({
  locale: TAGS[language],
  timezoneId: 'Europe/Helsinki',
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
});

/** What every Chromium of the tests is started with. */
export function launchOptions(flags: readonly string[] = []) {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('no Chromium was found; CHROMIUM_PATH tells where one is');
  return { executablePath, args: [...CHROMIUM_FLAGS, ...flags] };
}

// What the browser itself says of a request without an answer or with a 4xx (tests cut lines on purpose), and of a
// header that means nothing on plain http.
const NO_FAULT_OF_OURS = [
  /^Failed to load resource: /,
  /^EventSource's response has a MIME type/,
  /^The Cross-Origin-Opener-Policy header has been ignored/,
  // The look for a new version of the worker, on a line that is cut.
  /^An unknown error occurred when fetching the script\.$/,
  // The library of Firestore's line looks at an image of others when that line is cut: the policy does stop it.
  /^Loading the image 'https:\/\/www\.google\.com\/images\/cleardot\.gif\?[^']*' violates the following Content Security Policy directive: "img-src /,
];

/** Errors that a library made for itself are told by the name that the build has shortened: tells their own. */
const tellNames = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const say = console.error;
    console.error = (...given: unknown[]) =>
      say(
        ...given.map((one) =>
          one instanceof Error ? `${one.name}: ${one.message}\n${one.stack ?? ''}` : one,
        ),
      );
  });

/** Collects what pages and workers of a context complain about: errors, exceptions, violations of the policy. */
export function complaintsIn(context: BrowserContext, mayComplain?: RegExp): string[] {
  const complaints: string[] = [];
  const expected = mayComplain === undefined ? NO_FAULT_OF_OURS : [...NO_FAULT_OF_OURS, mayComplain];
  const hear = (type: string, text: string): void => {
    const isPolicy = text.includes('Content Security Policy');
    if ((type === 'error' || isPolicy) && !expected.some((known) => known.test(text))) complaints.push(text);
  };
  context.on('console', (message) => hear(message.type(), message.text()));
  context.on('weberror', (error) =>
    complaints.push(error.error().stack || `${error.error()}, at ${error.page()?.url()}`),
  );
  context.on('serviceworker', (worker) =>
    worker.on('console', (message) => hear(message.type(), `worker: ${message.text()}`)),
  );
  return complaints;
}

export type Phones = {
  readonly browser: () => Browser;
  /** A new phone with an empty storage, at an empty page. */
  add(settings: PhoneSettings): Promise<Phone>;
  /** The same phone's app a second time. In a window of its own: tabs in the background draw too slowly to tap. */
  again(phone: Phone): Promise<Phone>;
};

/** Starts the Chromium of this file; after each test its phones are closed and must have been content. */
export function usePhones(flags: readonly string[] = []): Phones {
  let browser: Browser | undefined;
  let open: { readonly context: BrowserContext; readonly complaints: readonly string[] }[] = [];
  const started = (): Browser => {
    if (browser === undefined) throw new Error('the browser runs only inside of tests');
    return browser;
  };
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions(flags));
  });
  afterEach(async () => {
    const phones = open;
    open = [];
    await Promise.all(phones.map(({ context }) => context.close()));
    expect(phones.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    browser: started,
    add: async ({ origin, language = 'fi', options, mayComplain }) => {
      const context = await started().newContext({ ...phoneOptions(language), ...options });
      open.push({ context, complaints: complaintsIn(context, mayComplain) });
      if (mayComplain !== undefined) await tellNames(context);
      return { context, page: await context.newPage(), origin, language };
    },
    again: async (phone) => {
      const { context } = phone;
      const { targetInfo } = await (await context.newCDPSession(phone.page)).send('Target.getTargetInfo');
      const devtools = await started().newBrowserCDPSession();
      const { browserContextId = '' } = targetInfo;
      const [page] = await Promise.all([
        context.waitForEvent('page'),
        devtools.send('Target.createTarget', { url: 'about:blank', newWindow: true, browserContextId }),
      ]);
      return { ...phone, page };
    },
  };
}
