import { VisitedSandbox } from '../visited-sandbox';

// The layout of page.css on a phone, 390 by 844.

const sandbox = new VisitedSandbox();

beforeEach(async () => {
  await sandbox.begin('phone');
  await sandbox.open();
});

afterEach(() => {
  expect(sandbox.findings).toEqual([]);
});

it('begins with the question itself, fits the width, and runs on one tap', async () => {
  expect(await sandbox.library.count()).toBe(0);
  expect(await sandbox.isTooWide()).toBe(false);
  await sandbox.run.tap();
  await sandbox.answers('"Jana Nováková"');
  const variables = sandbox.field('Variables').locator('xpath=ancestor::section');
  for (const pane of [sandbox.run, variables, sandbox.answer]) {
    const box = await pane.boundingBox();
    expect(box?.height).toBeGreaterThan(30);
    expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(390);
    expect(Number(box?.y) + Number(box?.height)).toBeLessThanOrEqual(844);
  }
  expect((await sandbox.answer.boundingBox())?.width).toBeGreaterThan(340);
});

it('covers the editors with the library until a question is chosen', async () => {
  await sandbox.button('Show Library').tap();
  expect((await sandbox.library.boundingBox())?.width).toBeGreaterThan(340);
  expect(await sandbox.isTooWide()).toBe(false);
  expect(await sandbox.run.count()).toBe(0); // out of the reach of keyboard and screen reader too
  await sandbox.inLibrary('Worklist').tap();
  await sandbox.library.waitFor({ state: 'detached' });
  expect(await sandbox.focused()).toMatch(/^Execute query/);
  await sandbox.run.tap();
  await sandbox.answers('"customers"');
});

it('explains the types across the whole width', async () => {
  await sandbox.button('Show Documentation Explorer').tap();
  await sandbox.page.getByRole('link', { name: 'Customer', exact: true }).tap();
  const description = sandbox.page.getByText('A person or an organisation that the bank serves.');
  expect((await description.boundingBox())?.width).toBeGreaterThan(340);
  expect(await sandbox.isTooWide()).toBe(false);
});

it('shows the settings within the screen', async () => {
  await sandbox.button('Open settings dialog').tap();
  const box = await sandbox.page.getByRole('dialog').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(390);
});
