import { VisitedSandbox } from '../visited-sandbox';

const sandbox = new VisitedSandbox();

beforeEach(async () => {
  await sandbox.begin();
  await sandbox.open();
});

afterEach(() => {
  expect(sandbox.findings).toEqual([]);
});

it('by keyboard alone a question is chosen, run and its answer reached', async () => {
  await tabUntil(/^Worklist/);
  await sandbox.page.keyboard.press('Enter');
  await sandbox.asks('"RETAIL"');
  await tabUntil(/^Execute query/);
  await sandbox.page.keyboard.press('Enter');
  await sandbox.answers('"customers"');
  await tabUntil(/^Answer$/);
});

it('no editor holds the focus for ever, forwards or backwards', async () => {
  for (const stop of [/^Query$/, /^Variables$/, /^Answer$/, /^Hide Library$/]) await tabUntil(stop);
  for (const stop of [/^Answer$/, /^Query$/, /^Hide Library$/]) await tabUntil(stop, 'Shift+Tab');
});

it('panels are closed and opened by key', async () => {
  await tabUntil(/^Hide Library$/);
  await sandbox.page.keyboard.press('Enter');
  await sandbox.button('Show Library').waitFor();
  expect(await sandbox.library.count()).toBe(0);
});

it('Ctrl-Enter runs from everywhere, at once after a question was chosen too', async () => {
  await sandbox.inLibrary('Worklist').click();
  expect(await sandbox.focused()).toContain('Worklist');
  await sandbox.page.keyboard.press('Control+Enter');
  await sandbox.answers('"customers"');
});

it('Ctrl-Enter in an editor runs once', async () => {
  const asked: string[] = [];
  sandbox.page.on('request', (request) => asked.push(request.url()));
  await sandbox.field('Query').focus();
  await sandbox.page.keyboard.press('Control+Enter');
  await sandbox.answers('"Jana Nováková"');
  expect(asked).toEqual([`${sandbox.origin}/graphql`]);
});

/** Walks on by Tab, as a visitor without a mouse does. */
async function tabUntil(name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await sandbox.page.keyboard.press(key);
    const here = await sandbox.focused();
    if (name.test(here)) return;
    passed.push(here);
  }
  throw new Error(`${key} did not reach ${String(name)}, only: ${passed.join(', ')}`);
}
