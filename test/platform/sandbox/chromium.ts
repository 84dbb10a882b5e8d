import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever a page asks of another host is seen by the checks, and goes nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** All that went wrong so far: console errors, failed or foreign requests, breaches of the security policy. */
  readonly findings: string[];
}

export type Device = 'desktop' | 'phone';

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Starts the machine's own Chromium, without a window and with a profile folder that goes when it closes. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(process.env['PATH'] ?? ''), args: quietFlags });
}

/** A visitor who will look at `origin` and has nothing stored yet. What does not happen within ten seconds fails. */
export async function beginVisit(
  browser: Browser,
  origin: string,
  device: Device = 'desktop',
): Promise<Visit> {
  const context = await browser.newContext(devices[device]);
  context.setDefaultTimeout(10_000);
  const findings: string[] = [];
  await watch(context, origin, findings);
  return { page: await context.newPage(), context, findings };
}

/**
 * @throws Error that names the package, when there is no Chromium on the search path
 */
export function findChromium(searchPath: string): string {
  const folders = searchPath.split(delimiter);
  const found = programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    'The sandbox is tested in a real browser and there is none on the PATH. ' +
      'Install the package "chromium" (Debian: apt-get install chromium), then run the tests again.',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function watch(context: BrowserContext, origin: string, findings: string[]): Promise<void> {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) findings.push(`console: ${message.text()}`);
  });
  context.on('weberror', (webError) => findings.push(`exception: ${webError.error().message}`));
  context.on('request', (request) => {
    const isOurs = request.url().startsWith(`${origin}/`) || request.url().startsWith('data:');
    if (!isOurs) findings.push(`foreign request: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) findings.push(`response ${String(response.status())}: ${response.url()}`);
  });
  await context.exposeFunction('reportViolation', (what: string) => findings.push(`policy: ${what}`));
  await context.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportViolation(event.effectiveDirective + ' ' + event.blockedURI);
    });
  `);
}
