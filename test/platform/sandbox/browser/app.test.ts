import { knownPhone } from '../bank-schema';
import { rawRequest } from '../raw-request';
import { VisitedSandbox } from '../visited-sandbox';
import { LIBRARY_NAMES, QUESTION_NAMES } from '../library-names';

const sandbox = new VisitedSandbox();

beforeEach(() => sandbox.begin());

describe('the first visit', () => {
  beforeEach(() => sandbox.open());

  it('shows the name, the questions and the first of them with a number that the bank knows', async () => {
    await sandbox.page.getByRole('heading', { name: 'One Window' }).waitFor();
    expect(await sandbox.tabs()).toEqual(QUESTION_NAMES);
    expect(await sandbox.library.getByRole('listitem').count()).toBe(LIBRARY_NAMES.length);
    await sandbox.asks(knownPhone);
    expect(sandbox.findings).toEqual([]);
  });

  it('answers the screen pop on one click', async () => {
    await sandbox.run.click();
    await sandbox.answers('"Jana Nováková"');
    await sandbox.answers('"Cards › Card blocked"');
    expect(sandbox.findings).toEqual([]);
  });

  it('explains every type in the documentation explorer', async () => {
    await sandbox.button('Show Documentation Explorer').click();
    await sandbox.page.getByRole('link', { name: 'Customer', exact: true }).click();
    await sandbox.page.getByText('A person or an organisation that the bank serves.').waitFor();
    expect(sandbox.findings).toEqual([]);
  });

  it('marks a mistake in the query', async () => {
    await sandbox.field('Query').focus();
    await sandbox.page.keyboard.press('Control+End');
    await sandbox.page.keyboard.type('{ nonsense }');
    await sandbox.page.locator('.CodeMirror-lint-mark-error').first().waitFor();
    expect(sandbox.findings).toEqual([]);
  });

  it('completes the names of fields', async () => {
    await sandbox.field('Query').focus();
    await sandbox.page.keyboard.press('Control+A');
    await sandbox.page.keyboard.type('{ custom');
    await sandbox.page.keyboard.press('Control+Space');
    await sandbox.page.locator('.CodeMirror-hints').getByText('customersByContact').waitFor();
    expect(sandbox.findings).toEqual([]);
  });

  it.each(['Open settings dialog', 'Open short keys dialog'])('can "%s" and close it', async (name) => {
    await sandbox.button(name).click();
    await sandbox.page.getByRole('dialog').waitFor();
    await sandbox.page.keyboard.press('Escape');
    await sandbox.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(sandbox.findings).toEqual([]);
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(33, 42, 59)'],
  ] as const)('is %s where the system is', async (colorScheme, background) => {
    await sandbox.page.emulateMedia({ colorScheme });
    const painted = 'getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor';
    expect(await sandbox.page.evaluate<string>(painted)).toBe(background);
  });
});

describe('the next visit', () => {
  beforeEach(() => sandbox.open());

  it('finds what the visitor wrote, and untouched questions with the values of today', async () => {
    const { body } = await rawRequest(sandbox.origin, '/sandbox/config.json');
    const configOfToday = body.toString().replace(knownPhone, '+420700000007');
    await sandbox.button('New tab').click();
    await sandbox.field('Query').focus();
    await sandbox.page.keyboard.type('query Mine { customers(first: 1) { nodes { id ');
    await untilStored('"query":"query Mine { customers(first: 1) { nodes { id');
    await sandbox.page.route('**/config.json', (route) => route.fulfill({ body: configOfToday }));
    await sandbox.open();
    expect(await sandbox.tabs()).toEqual([...QUESTION_NAMES, 'Mine']);
    await sandbox.asks('Mine');
    await sandbox.page.locator('.graphiql-tab-button').first().click();
    await sandbox.asks('+420700000007');
    expect(sandbox.findings).toEqual([]);
  });

  it('begins afresh over what another version left behind', async () => {
    await sandbox.page.evaluate(`
      for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"left by": "another version"}');
    `);
    await sandbox.open();
    expect(await sandbox.tabs()).toEqual(QUESTION_NAMES);
    await sandbox.run.click();
    await sandbox.answers('"Jana Nováková"');
    expect(sandbox.findings).toEqual([]);
  });

  it('finds the library closed when it was closed, and open when it was open', async () => {
    await sandbox.button('Hide Library').click();
    await sandbox.open();
    expect(await sandbox.library.count()).toBe(0);
    await sandbox.button('Show Library').click();
    await sandbox.open();
    await sandbox.library.waitFor();
  });

  /** GraphiQL stores its tabs half a second after the last change. */
  async function untilStored(words: string): Promise<void> {
    const tabsInNextFrame = `new Promise((resolve) => {
      requestAnimationFrame(() => resolve(localStorage.getItem('one-window/sandbox/1/graphiql:tabState')));
    })`;
    while (!(await sandbox.page.evaluate<string>(tabsInNextFrame)).includes(words));
  }
});

describe('when something is missing', () => {
  it('says what to do when the server has gone', async () => {
    await sandbox.open();
    await sandbox.page.route('**/graphql', (route) => route.abort('connectionrefused'));
    await sandbox.run.click();
    await sandbox.answers(`No answer from ${new URL(sandbox.origin).host}. Is the server still running?`);
  });

  it('shows what a server says that does not speak JSON', async () => {
    await sandbox.open();
    await sandbox.page.route('**/graphql', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await sandbox.run.click();
    await sandbox.answers('The server answered 502 Bad Gateway without JSON: Bad gateway');
  });

  it('says so when it cannot start', async () => {
    await sandbox.page.route('**/config.json', (route) => route.fulfill({ status: 503 }));
    await sandbox.page.goto(`${sandbox.origin}/sandbox`);
    await sandbox.page.getByText('The sandbox could not start: the server answered 503').waitFor();
  });

  it('works in a browser that allows no storage', async () => {
    await sandbox.page.addInitScript(`
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
    `);
    await sandbox.open();
    await sandbox.run.click();
    await sandbox.answers('"Jana Nováková"');
    expect(sandbox.findings).toEqual([]);
  });
});
