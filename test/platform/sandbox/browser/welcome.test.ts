import { knownPhone } from '../bank-schema';
import { VisitedSandbox } from '../visited-sandbox';

const sandbox = new VisitedSandbox();
const open = () => sandbox.page.goto(`${sandbox.origin}/`);
const told = () => sandbox.page.getByRole('status');

const edges = () => sandbox.edges('#card');

describe('the front page', () => {
  it('asks the screen pop and draws whoever calls, with an edge to each part', async () => {
    await sandbox.begin();
    await open();
    await sandbox.page.getByRole('heading', { name: 'Jana Nováková' }).waitFor();
    expect(await told().textContent()).toMatch(
      new RegExp(`^\\${knownPhone} rings, and all this is one answer: \\d+ ms in this browser\\.$`),
    );
    await sandbox.page.locator('[data-part=interactions]').getByText('Card blocked').waitFor();
    expect(new Set(await edges()).size).toBe(6);
    expect(sandbox.findings).toEqual([]);
  });

  it('is on one screen of a desktop', async () => {
    await sandbox.begin();
    await open();
    await sandbox.page.getByRole('heading', { name: 'Jana Nováková' }).waitFor();
    expect(await sandbox.page.evaluate('document.documentElement.scrollHeight')).toBe(800);
  });

  it('draws one trunk beside the parts on a phone, and nothing is cut off', async () => {
    await sandbox.begin('phone');
    await open();
    await sandbox.page.getByRole('heading', { name: 'Jana Nováková' }).waitFor();
    expect(await sandbox.isTooWide()).toBe(false);
    for (const path of await edges()) expect(path).toMatch(/^M [\d.]+ [\d.]+ H [\d.]+ V [\d.]+ H [\d.]+$/);
    for (const article of await sandbox.page.locator('#card article').all()) {
      const box = await article.boundingBox();
      expect(Number(box?.x)).toBeGreaterThan(0);
      expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(390);
    }
    expect(sandbox.findings).toEqual([]);
  });

  it('is walked by keyboard: past the links to the content, and on into the explorer', async () => {
    await sandbox.begin();
    await open();
    const tab = () => sandbox.page.keyboard.press('Tab');
    await tab();
    expect(await sandbox.focused()).toBe('Skip to the content');
    await sandbox.page.keyboard.press('Enter');
    await tab();
    expect(await sandbox.focused()).toBe('Open the explorer');
    expect(await sandbox.page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
      'solid',
    );
    await sandbox.page.keyboard.press('Enter');
    await sandbox.run.waitFor();
    await sandbox.asks(knownPhone);
    expect(sandbox.findings).toEqual([]);
  });

  it('shows the shape alone where there is no demo bank, and asks nothing', async () => {
    await sandbox.begin();
    let asked = 0;
    await sandbox.page.route('**/graphql', (route) => {
      asked += 1;
      return route.abort();
    });
    await sandbox.page.route('**/config.json', (route) =>
      route.fulfill({ body: '{"operations":[],"hasDemoBank":false}' }),
    );
    await open();
    await told().getByText('a demo bank (npm start) fills it').waitFor();
    await sandbox.page.getByRole('heading', { name: 'Customer', exact: true }).waitFor();
    expect([asked, (await edges()).length]).toEqual([0, 6]);
  });

  it.each([
    ['is refused', '{"errors":[{"message":"Sign in first."}]}', 'Sign in first.'],
    ['finds nobody', '{"data":{"customersByContact":{"nodes":[]}}}', 'nobody has that number any more.'],
  ])('says so when the question %s', async (_, body, reason) => {
    await sandbox.begin();
    await sandbox.page.route('**/graphql', (route) => route.fulfill({ body }));
    await open();
    await told().getByText(`The picture could not be filled: ${reason}`).waitFor();
  });
});

it('leads with an address into one question of the explorer', async () => {
  await sandbox.begin();
  await sandbox.page.goto(`${sandbox.origin}/sandbox#Search`);
  await sandbox.asks('query Search');
  expect(sandbox.findings).toEqual([]);
});
