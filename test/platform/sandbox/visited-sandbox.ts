import type { Locator, Page } from 'playwright-core';
import { createSandbox } from '../../../src/platform/sandbox/sandbox';
import { sharedBrowser } from '../../support/shared-browser';
import { knownPhone } from './bank-schema';
import { startBankServer, type BankServer } from './bank-server';
import { bundleForTest } from './bundled-sandbox';
import { beginVisit, type Device, type Visit } from './visit';

/**
 * The real sandbox before a bank's API, in a real browser: built and started once for the tests of a file, with a new
 * visitor for each test. `begin` comes first in every test.
 */
export class VisitedSandbox {
  private server: BankServer | undefined;
  private readonly browser = sharedBrowser();
  private visit: Visit | undefined;
  private removeBuild: () => Promise<void> = () => Promise.resolve();

  constructor() {
    beforeAll(async () => {
      const built = await bundleForTest();
      this.removeBuild = built.remove;
      const sandbox = createSandbox({ dir: built.dir, exampleVariables: { phone: knownPhone } });
      this.server = await startBankServer(sandbox);
    });
    afterAll(async () => {
      await this.server?.stop();
      await this.removeBuild();
    });
  }

  get origin(): string {
    return given(this.server).origin;
  }

  get page(): Page {
    return given(this.visit).page;
  }

  /** All that went wrong so far in this visit. */
  get findings(): readonly string[] {
    return given(this.visit).findings;
  }

  /** A new visitor, who has not opened the page yet. */
  async begin(device?: Device): Promise<void> {
    this.visit = await beginVisit(this.browser(), this.origin, device);
  }

  /** Opens the page, again too, and waits until it can be worked with. */
  async open(): Promise<void> {
    await this.page.goto(`${this.origin}/sandbox`);
    for (const name of ['Query', 'Variables', 'Answer'] as const)
      await this.field(name).waitFor({ state: 'attached' });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  get run(): Locator {
    return this.page.getByRole('button', { name: /^Execute query/ });
  }

  /** The field in which an editor takes its keys. */
  field(name: 'Query' | 'Variables' | 'Answer'): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  get library(): Locator {
    return this.page.getByRole('region', { name: 'Library' });
  }

  inLibrary(operation: string): Locator {
    return this.library.getByRole('button', { name: new RegExp(`^${operation}`) });
  }

  get answer(): Locator {
    return this.page.locator('.graphiql-response');
  }

  /** Waits until the query or its variables show these words. */
  async asks(words: string): Promise<void> {
    await this.page.locator('.graphiql-editors').getByText(words).first().waitFor();
  }

  /** Waits until the answer shows these words. */
  async answers(words: string): Promise<void> {
    await this.answer.getByText(words).first().waitFor();
  }

  tabs(): Promise<string[]> {
    return this.page.locator('.graphiql-tab-button').allTextContents();
  }

  /** The name of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText ?? ""',
    );
  }

  /** The edges drawn in the diagram of an element, each as the path that it takes. */
  edges(selector: string): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('${selector} .edges path')].map((path) => path.getAttribute('d'))`,
    );
  }

  /** Whether one would have to scroll sideways. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The visit has not begun.');
  return value;
}
