import { rm } from 'node:fs/promises';
import { createSandbox } from '../../../src/platform/sandbox/sandbox';
import { sharedBrowser } from '../../support/shared-browser';
import { startBankServer, type BankServer, type PlantedPage } from './bank-server';
import { rawRequest } from './raw-request';
import { writeSmallBuild } from './small-build';
import { beginVisit, type Visit } from './visit';

// The browser tests of the sandbox prove something only if these checks can fail.

const browser = sharedBrowser();
let dir: string;
let server: BankServer;
let visit: Visit;
let policy: string;
const planted: PlantedPage = { html: '', headers: {} };

beforeAll(async () => {
  dir = await writeSmallBuild();
  server = await startBankServer(createSandbox({ dir }), planted);
  const { headers } = await rawRequest(server.origin, '/sandbox');
  policy = String(headers['content-security-policy']);
});

afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true });
});

beforeEach(async () => {
  visit = await beginVisit(browser(), server.origin);
});

it('finds nothing wrong with a page that keeps the rules', async () => {
  expect(await findingsOf('<link rel="icon" href="data:,"><p>all well</p>')).toEqual([]);
});

it.each([
  ['an inline script', '<script>document.title = "planted"</script>', 'policy: script-src-elem inline'],
  ['an inline event handler', '<img src="data:," onerror="alert(1)">', 'policy: script-src-attr inline'],
  ['an inline style', '<style>p { color: red }</style>', 'policy: style-src-elem inline'],
  ['a style attribute', '<p style="color: red">planted</p>', 'policy: style-src-attr inline'],
  [
    'a script of another host',
    '<script src="http://127.0.0.2:9/x.js"></script>',
    'policy: script-src-elem http://127.0.0.2:9/x.js',
  ],
  ['a frame', '<iframe src="/sandbox"></iframe>', 'policy: frame-src'],
])('the policy of the sandbox stops %s, and the check sees it', async (_, html, finding) => {
  expect(await findingsOf(html)).toContainEqual(expect.stringContaining(finding));
});

it.each([
  [
    'a request to another host',
    '<img src="http://127.0.0.2:9/x.png">',
    'foreign request: http://127.0.0.2:9/x.png',
  ],
  ['an error on the console', '<script>console.error("planted")</script>', 'console: planted'],
  ['an exception', '<script>throw new Error("planted")</script>', 'exception: planted'],
  ['a file that is not there', '<img src="/nothing.png">', 'response 404: '],
])('sees %s, where no policy stops it', async (_, html, finding) => {
  expect(await findingsOf(html, { withPolicy: false })).toContainEqual(expect.stringContaining(finding));
});

async function findingsOf(html: string, { withPolicy = true } = {}): Promise<string[]> {
  planted.html = html;
  planted.headers = withPolicy ? { 'content-security-policy': policy } : {};
  await visit.page.goto(`${server.origin}/planted`, { waitUntil: 'networkidle' });
  return visit.findings;
}
