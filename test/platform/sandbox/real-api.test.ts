import axe from 'axe-core';
import type { Page, Response } from 'playwright-core';
import { createSandbox } from '../../../src/platform/sandbox/sandbox';
import { openApi, type TestApi } from '../../support/api';
import { sharedBrowser } from '../../support/shared-browser';
import { bundleForTest } from './bundled-sandbox';
import { QUESTION_NAMES } from './library-names';
import { beginVisit, type Device, type Visit } from './visit';

// The pages before the product's own API and database: what the other tests say of them holds there too.

const phone = '+420601234567';
/** Every element of the schema is looked at, by every rule: seconds, and on a busy machine a multiple of them. */
const LOOKED_AT_WITHIN_MS = 90_000;
const browser = sharedBrowser();
let built: Awaited<ReturnType<typeof bundleForTest>>;
let api: TestApi;
let visit: Visit;

beforeAll(async () => {
  built = await bundleForTest();
  api = await openApi({ sandbox: createSandbox({ dir: built.dir, exampleVariables: { phone } }) });
  const customer = await api.bank.customer({ displayName: 'Jana Nováková', segment: 'RETAIL' });
  await api.bank.contactPoint(customer, phone);
  await api.bank.interaction(customer);
  await api.bank.case(customer);
  await api.bank.answer(customer, 'NPS', 10);
  await api.bank.importRun({});
});

afterAll(async () => {
  await api.close();
  await built.remove();
});

async function visitTo(path: string, device?: Device, scheme?: 'light' | 'dark'): Promise<Page> {
  visit = await beginVisit(browser(), api.url, device, scheme);
  await visit.page.goto(api.url + path, { waitUntil: 'networkidle' });
  await visit.page.waitForLoadState('load'); // the network may be idle while a busy machine is still reading a large page
  return visit.page;
}

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  describe.each(['desktop', 'phone'] as const)('on a %s', (device) => {
    it.each(['/', '/schema#Customer', '/docs', '/docs/front-ends', '/docs/partners', '/docs/operators'])(
      '%s keeps the rules: nothing foreign, nothing refused, no error, fit for everyone, no wider than the screen',
      async (path) => {
        const page = await visitTo(path, device, scheme);
        expect(await barriersOf(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
        expect(visit.findings).toEqual([]);
      },
      LOOKED_AT_WITHIN_MS,
    );
  });
});

it('the check for barriers can fail', async () => {
  const page = await visitTo('/');
  await page.evaluate("document.querySelector('h1').outerHTML = '<h1></h1><img src=\"sandbox/x\">'");
  expect(await barriersOf(page)).toEqual(expect.arrayContaining([expect.stringContaining('image-alt')]));
});

it('every question of the library finds something, without an error', async () => {
  await visitTo('/sandbox');
  const questions = visit.page.getByRole('region', { name: 'Library' }).getByRole('listitem');
  await questions.first().waitFor();
  for (const name of QUESTION_NAMES) {
    await questions.getByRole('button', { name }).click();
    const [answered] = await Promise.all([
      visit.page.waitForResponse((response) => isAnswer(response)),
      visit.page.getByRole('button', { name: /^Execute query/ }).click(),
    ]);
    const { data, errors } = (await answered.json()) as Answer;
    expect(errors).toBeUndefined();
    for (const [field, list] of Object.entries(data)) {
      expect([field, rowsOf(list).length > 0]).toEqual([field, true]);
      await visit.page.locator('.graphiql-response').getByText(`"${field}"`).first().waitFor();
    }
  }
  expect(visit.findings).toEqual([]);
});

it('the documentation explorer explains the real schema', async () => {
  await visitTo('/sandbox');
  await visit.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await visit.page.getByRole('link', { name: 'Query', exact: true }).first().click();
  await visit.page.getByRole('link', { name: 'customersByContact', exact: true }).click();
  await visit.page.getByRole('link', { name: 'CustomerConnection', exact: true }).waitFor();
  expect(visit.findings).toEqual([]);
});

/** What keeps somebody from using the page, by the rules of WCAG 2.2 A and AA and good practice: the rule and where it is broken. */
async function barriersOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

interface Answer {
  readonly data: Readonly<Record<string, List>>;
  readonly errors?: unknown;
}
type List = readonly unknown[] | { readonly nodes: readonly unknown[] };

/** The rows of a list, whole or by pages. */
function rowsOf(list: List): readonly unknown[] {
  return 'nodes' in list ? list.nodes : list;
}

/** To a question, not to GraphiQL's own about the schema. */
function isAnswer(response: Response): boolean {
  const asked = response.request().postData() ?? '';
  return response.url() === `${api.url}/graphql` && !asked.includes('IntrospectionQuery');
}
