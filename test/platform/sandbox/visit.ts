import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Visit {
  readonly page: Page;
  /** All that went wrong so far: console errors, failed or foreign requests, breaches of the security policy. */
  readonly findings: string[];
}

export type Device = 'desktop' | 'phone';

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** A visitor who will look at `origin` and has nothing stored yet. What does not happen within ten seconds fails. */
export async function beginVisit(
  browser: Browser,
  origin: string,
  device: Device = 'desktop',
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visit> {
  const context = await browser.newContext({ ...devices[device], colorScheme });
  context.setDefaultTimeout(10_000);
  const findings: string[] = [];
  await watch(context, origin, findings);
  return { page: await context.newPage(), findings };
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
