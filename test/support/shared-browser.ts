import type { Browser } from 'playwright-core';
import { START_WITHIN_MS, startChromium } from './chromium';

/**
 * A real browser for the tests of this file, started before the first and closed after the last; what a test opens in it is
 * closed with the test. Call it where `beforeAll` may be called; what it gives back may be called once tests run.
 */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startChromium();
  }, START_WITHIN_MS);
  afterEach(() => Promise.all(browser?.contexts().map((context) => context.close()) ?? []));
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('The browser has not been started.');
    return browser;
  };
}
