import { createSandbox } from '../../../../src/platform/sandbox/sandbox';
import { makeDemoIdentities } from '../../../../src/platform/identity/demo-identities';
import { createIdentify } from '../../../../src/platform/identity/identify';
import { openApi, type TestApi } from '../../../support/api';
import { sharedBrowser } from '../../../support/shared-browser';
import { temporaryFolder } from '../../../support/temporary-folder';
import { bundleForTest } from '../bundled-sandbox';
import { beginVisit, type Visit } from '../visit';

// The sandbox as `npm start` serves it: before the real API, with demo identities.

const browser = sharedBrowser();
const folder = temporaryFolder();
let built: Awaited<ReturnType<typeof bundleForTest>>;
let api: TestApi;
let visit: Visit;

beforeAll(async () => {
  built = await bundleForTest();
  const { identities, issuer } = await makeDemoIdentities(folder);
  api = await openApi({
    sandbox: createSandbox({ dir: built.dir, exampleVariables: { phone: '+420601234567' }, identities }),
    identify: createIdentify({ issuer }, () => new Date()),
    isLocal: true,
  });
  const customer = await api.bank.customer();
  await api.bank.contactPoint(customer, '+420601234567');
});
afterAll(async () => {
  await api.close();
  await built.remove();
});
beforeEach(async () => {
  visit = await beginVisit(browser(), api.url);
  await visit.page.goto(`${api.url}/sandbox`);
});

const switched = () => visit.page.getByLabel('Ask as');
const run = () => visit.page.getByRole('button', { name: /^Execute query/ }).click();
const answered = (words: string) =>
  visit.page.locator('.graphiql-response').getByText(words).first().waitFor();

test('asks as the agent at first, and as somebody else when switched, by keyboard too', async () => {
  expect(await switched().inputValue()).toBe('agent');
  await run();
  await answered('"Jana Nováková"');

  await switched().focus();
  await visit.page.keyboard.press('End');
  expect(await switched().inputValue()).toBe('administrator');
  expect(visit.findings).toEqual([]);
  await run();
  await answered('"FORBIDDEN"');
  expect(visit.findings).toEqual([
    `response 403: ${api.url}/graphql`,
    'console: Failed to load resource: the server responded with a status of 403 (Forbidden)',
  ]);
});

test('remembers in the tab whom one asks as, and nowhere else', async () => {
  await switched().selectOption('auditor');
  await visit.page.reload();
  expect(await switched().inputValue()).toBe('auditor');
  const other = await visit.page.context().newPage();
  await other.goto(`${api.url}/sandbox`);
  expect(await other.getByLabel('Ask as').inputValue()).toBe('agent');
});
