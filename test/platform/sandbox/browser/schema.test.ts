import { waitUntil } from '../../../support/wait-until';
import { VisitedSandbox } from '../visited-sandbox';

const sandbox = new VisitedSandbox();
const open = (hash = '') => sandbox.page.goto(`${sandbox.origin}/schema${hash}`);
const shown = () =>
  sandbox.page.evaluate<string[]>(
    "[...document.querySelectorAll('section.type')].filter((type) => type.checkVisibility()).map(({ id }) => id)",
  );
const searchBox = () => sandbox.page.getByRole('searchbox', { name: 'Find a type or field' });
const hits = () => sandbox.page.locator('#hits a').allTextContents();

describe('the schema page', () => {
  beforeEach(() => sandbox.begin());
  afterEach(() => {
    expect(sandbox.findings).toEqual([]);
  });

  it('begins where every question begins', async () => {
    await open();
    expect(await shown()).toEqual(['Query']);
  });

  it('shows the type that the address names, and who leads to it and where it leads, with an edge to each', async () => {
    await open('#Customer');
    expect(await shown()).toEqual(['Customer']);
    const diagram = sandbox.page.getByRole('group', { name: 'Around Customer' });
    expect(await diagram.locator('.incoming').getByRole('link', { name: 'Query' }).count()).toBe(1);
    expect(
      await diagram.locator('.outgoing').getByRole('link', { name: 'Account', exact: true }).count(),
    ).toBe(1);
    const nodes = await diagram.locator('li:visible, summary').count();
    expect(nodes).toBeGreaterThan(10);
    expect(await diagram.locator('.edges path').count()).toBe(nodes);
    await diagram.locator('.outgoing summary').click();
    await waitUntil('there are more', async () => (await diagram.locator('.edges path').count()) > nodes);
  });

  it('leads to a single field', async () => {
    await open('#Customer.timeline');
    expect(await shown()).toEqual(['Customer']);
    expect(await sandbox.page.evaluate('document.activeElement.id')).toBe('Customer.timeline');
    expect((await sandbox.page.locator('[id="Customer.timeline"]').boundingBox())?.y).toBeLessThan(800);
  });

  it('goes from type to type, and back', async () => {
    await open('#Customer');
    await sandbox.page.locator('.outgoing').getByRole('link', { name: 'Account', exact: true }).click();
    await sandbox.page.getByRole('heading', { name: 'Account type' }).waitFor();
    expect(await sandbox.page.title()).toBe('Account · One Window schema');
    await sandbox.page.goBack();
    await sandbox.page.getByRole('heading', { name: 'Customer type' }).waitFor();
    expect(await shown()).toEqual(['Customer']);
  });

  it('begins at the start with an address that names nothing', async () => {
    await open('#Nothing');
    expect(await shown()).toEqual(['Query']);
  });

  it('finds types before fields, the nearest first, and goes there by Enter', async () => {
    await open();
    await searchBox().fill('promise');
    expect((await hits()).slice(0, 2)).toEqual(['Promise', 'PromiseEdge']);
    await sandbox.page.getByText(/^The nearest 40 of \d+ names$/).waitFor();
    await searchBox().fill('waitseconds');
    expect((await hits())[0]).toBe('Interaction.waitSeconds');
    await searchBox().press('Enter');
    await sandbox.page.getByRole('heading', { name: 'Interaction type' }).waitFor();
    await searchBox().fill('nonsense');
    await sandbox.page.getByText('No name holds that.').waitFor();
    expect(await hits()).toEqual([]);
  });

  it('shows the SDL of a type, and hands out the whole', async () => {
    await open('#Money');
    await sandbox.page.getByText('SDL of Money', { exact: true }).click();
    await sandbox.page.locator('#Money pre').getByText('type Money {').waitFor();
    const whole = await sandbox.page.request.get(`${sandbox.origin}/schema.graphql`);
    expect([whole.status(), whole.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await whole.text()).toContain('type Customer implements Node');
  });

  it('needs no program to be read', async () => {
    await sandbox.page.route('**/*.js', (route) =>
      route.fulfill({ body: '', contentType: 'text/javascript' }),
    );
    await open();
    expect((await shown()).length).toBeGreaterThan(100);
  });
});

it('folds the names away on a phone, and draws the diagram as one trunk', async () => {
  await sandbox.begin('phone');
  await open('#Customer');
  expect(await sandbox.page.getByRole('navigation', { name: 'Types' }).getByRole('link').count()).toBe(0);
  const paths = await sandbox.edges('#Customer');
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.every((path) => path.includes(' V '))).toBe(true);
  expect(await sandbox.isTooWide()).toBe(false);
});
