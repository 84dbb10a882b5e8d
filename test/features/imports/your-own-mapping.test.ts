import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../../src/cli/import';
import { openApi, type TestApi } from '../../support/api';
import { inTemporaryFolder } from './import-support';

/** The guide for partners: its file, its mapping, its command and its question, as a reader would put them together. */
const GUIDE = join(__dirname, '../../../docs/your-own-mapping.md');

async function blocks(language: string): Promise<string[]> {
  const guide = await readFile(GUIDE, 'utf8');
  return [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

const CHANGED = ['DATABASE_URL', 'INIT_CWD'] as const;
let former: (string | undefined)[];
let api: TestApi;
let said: string;

beforeEach(async () => {
  former = CHANGED.map((name) => process.env[name]);
  api = await openApi();
  said = '';
  jest.spyOn(console, 'log').mockImplementation((text: string) => (said += text));
  jest.spyOn(console, 'error').mockImplementation((text: string) => (said += text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  CHANGED.forEach((name, index) => {
    const value = former[index];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  });
  await api.close();
});

/** Runs the guide's own command in a folder with the guide's own files. */
async function runAsWritten(): Promise<void> {
  const [command = ''] = /^npm run import -- .*$/m.exec(await readFile(GUIDE, 'utf8')) ?? [];
  const args = command.split(' ').slice(4);
  const [file = '', , mapping = ''] = args;
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, file), (await blocks('csv')).join(''));
    await writeFile(join(folder, mapping), (await blocks('yaml')).join('\n'));
    process.env['INIT_CWD'] = folder;
    process.env['DATABASE_URL'] = api.database.url;
    await main(args);
  });
}

describe('the guide to one’s own mapping', () => {
  it('gives a file and a mapping that its command brings in, and a question that shows them', async () => {
    await runAsWritten();
    expect(process.exitCode).toBe(0);
    expect(said).toMatch(/inserted +3\n/);
    const [question = ''] = await blocks('graphql');
    expect(await api.ask(question)).toEqual({
      customersByContact: {
        nodes: [
          {
            displayName: 'Eva Nová',
            cases: {
              nodes: [
                { subject: 'Fees', status: 'CLOSED', reason: { path: 'Tickets › Fees' } },
                { subject: 'Card lost', status: 'CLOSED', reason: { path: 'Tickets › Card lost' } },
              ],
            },
            scores: { nps: { score: 4 } },
          },
        ],
      },
    });
  });
});
