import type { Viewer } from '../../../../src/platform/identity/viewer';
import { CredentialNotCheckable } from '../../../../src/platform/identity/credential';
import { orderEvents } from '../../../../src/platform/outbox/order-events';
import { createSandbox } from '../../../../src/platform/sandbox/sandbox';
import { later } from '../../../features/writing-api';
import { openApi, type TestApi } from '../../../support/api';
import { sharedBrowser } from '../../../support/shared-browser';
import { viewerWith } from '../../../support/viewers';
import { waitUntil } from '../../../support/wait-until';
import { bundleForTest } from '../bundled-sandbox';
import { beginVisit, type Visit } from '../visit';

// The subscription of the library, as a visitor runs it before the real API.

const browser = sharedBrowser();
let built: Awaited<ReturnType<typeof bundleForTest>>;
let api: TestApi;
let visit: Visit;
let caller: string;
let viewer: () => Promise<Viewer>;

beforeAll(async () => {
  built = await bundleForTest();
  const exampleVariables: Record<string, string> = {};
  api = await openApi(({ db }) => ({
    sandbox: (...request) => createSandbox({ dir: built.dir, exampleVariables })(...request),
    identify: () => viewer(),
    db,
  }));
  caller = `cus_${await api.bank.customer({ displayName: 'Jana Nováková' })}`;
  exampleVariables['caller'] = caller;
});
afterAll(async () => {
  await api.close();
  await built.remove();
});
beforeEach(async () => {
  viewer = () => Promise.resolve(viewerWith('AGENT'));
  visit = await beginVisit(browser(), api.url);
  await visit.page.goto(`${api.url}/sandbox#CustomerChanges`);
});

const press = (name: RegExp) => visit.page.getByRole('button', { name }).click();
const answered = (words: string) =>
  visit.page.locator('.graphiql-response').getByText(words).first().waitFor();

async function mutate(field: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const type = `${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input!`;
  const done = await api.ask<Record<string, { userErrors: unknown[] }>>(
    `mutation ($input: ${type}) { ${field}(input: $input) { userErrors { code } } }`,
    { input: { customer: caller, ...input } },
  );
  expect(done[field]?.userErrors).toEqual([]);
  await orderEvents(api.database.db);
}

test('shows each thing as it happens, until it is stopped', async () => {
  const socket = visit.page.waitForEvent('websocket');
  await press(/^Execute query/);
  const opened = await socket;
  // When it is listened to, nobody says so.
  await waitUntil('it is heard', async () => {
    await mutate('makePromise', { kind: 'CALLBACK', text: 'We call back.', dueAt: later(3_600) });
    return visit.page.locator('.graphiql-response').getByText('"We call back."').first().isVisible();
  });
  await mutate('openCase', { kind: 'REQUEST', subject: 'A new card' });
  await answered('"A new card"');
  const closed = opened.waitForEvent('close');
  await press(/^Stop query/);
  await closed;
  await visit.page.getByRole('button', { name: /^Execute query/ }).waitFor();
  expect(visit.findings).toEqual([]);
});

test('says what it is refused with', async () => {
  viewer = () => Promise.resolve(viewerWith('ADMINISTRATOR'));
  await press(/^Execute query/);
  await answered('"FORBIDDEN"');
});

test('says why the server has ended it', async () => {
  viewer = () => Promise.reject(new CredentialNotCheckable('', new Error('It is away.')));
  await press(/^Execute query/);
  await answered('Who you are cannot be checked at the moment.');
});
