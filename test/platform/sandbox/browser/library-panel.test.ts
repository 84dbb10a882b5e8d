import { rawRequest } from '../raw-request';
import { VisitedSandbox } from '../visited-sandbox';
import { QUESTION_NAMES } from '../library-names';

const sandbox = new VisitedSandbox();

beforeEach(async () => {
  await sandbox.begin();
  await sandbox.open();
});

afterEach(() => {
  expect(sandbox.findings).toEqual([]);
});

it('brings a question to the front that is open already', async () => {
  await sandbox.inLibrary('Worklist').click();
  await sandbox.asks('"RETAIL"');
  expect(await sandbox.tabs()).toEqual(QUESTION_NAMES);
  expect(await sandbox.inLibrary('Worklist').getAttribute('aria-current')).toBe('true');
});

it('opens a question beside one that the visitor has changed, and overwrites nothing', async () => {
  await sandbox.field('Variables').focus();
  await sandbox.page.keyboard.press('Control+A');
  await sandbox.page.keyboard.type('{ "phone": "mine"');
  await sandbox.inLibrary('ScreenPop').click();
  expect(await sandbox.tabs()).toEqual([...QUESTION_NAMES, 'ScreenPop']);
  await sandbox.run.click();
  await sandbox.answers('"Jana Nováková"');
  await sandbox.page.locator('.graphiql-tab-button').first().click();
  await sandbox.asks('"mine"');
});

it('hands out the licences of the bundled software', async () => {
  const link = sandbox.page.getByRole('link', { name: 'Licences of the bundled software' });
  const address = new URL((await link.getAttribute('href')) ?? '', sandbox.page.url());
  const { status, body } = await rawRequest(address.origin, address.pathname);
  expect([status, body.toString()]).toEqual([200, expect.stringContaining('graphiql 4.1.2 (MIT)')]);
});
