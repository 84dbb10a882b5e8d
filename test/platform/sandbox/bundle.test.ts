import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readBuiltSandbox } from '../../../src/platform/sandbox/built-files';
import { libraryOf } from '../../../src/platform/sandbox/library';
import { bundleForTest } from './bundled-sandbox';

let built: Awaited<ReturnType<typeof bundleForTest>>;
const sandbox = () => readBuiltSandbox(built.dir);

beforeAll(async () => {
  built = await bundleForTest();
});

afterAll(() => built.remove());

it('makes pages that link only what there is, relative to themselves, with nothing inline', () => {
  const { pages, assets } = sandbox();
  expect([...pages.keys()]).toEqual(
    expect.arrayContaining(['/', '/sandbox', '/schema', '/schema.graphql', '/docs', '/docs/front-ends']),
  );
  const there = new Set([...pages.keys(), ...[...assets.keys()].map((name) => `/sandbox/${name}`)]);
  for (const [at, { plain, contentType }] of pages) {
    if (!contentType.startsWith('text/html')) continue;
    const html = plain.toString();
    expect(html).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/);
    const linked = [...html.matchAll(/(?:src|href)="([^"#]+)[^"]*"/g)].map(([, address = '']) => address);
    const broken = linked
      .filter((address) => !/^https?:/.test(address))
      .filter(
        (address) => address.startsWith('/') || !there.has(new URL(address, `http://host${at}`).pathname),
      );
    expect([at, broken]).toEqual([at, []]);
  }
});

it('serves the contract as it is committed', async () => {
  const sdl = await readFile(join(__dirname, '../../../schema.graphql'), 'utf8');
  expect(sandbox().pages.get('/schema.graphql')?.plain.toString()).toBe(sdl);
});

it('names assets by their content and gives each form the same content', () => {
  for (const [name, { etag, plain, encoded }] of sandbox().assets) {
    expect(name).toContain(`-${etag}.`);
    const br = encoded.get('br');
    const gzip = encoded.get('gzip');
    expect(br === undefined || brotliDecompressSync(br).equals(plain)).toBe(true);
    expect(gzip === undefined || gunzipSync(gzip).equals(plain)).toBe(true);
  }
});

it('stores the script in under 450 kB as it goes over the wire', () => {
  const script = [...sandbox().assets].find(([name]) => /^app-.*js$/.test(name));
  expect(script?.[1].encoded.get('br')?.length).toBeLessThan(450_000);
});

it('embeds no font', () => {
  const sheets = [...sandbox().assets].filter(([name]) => name.endsWith('.css'));
  expect(sheets.map(([, { plain }]) => plain.includes('@font-face'))).toEqual([false, false]);
});

it('hands on the licences of what it bundles', () => {
  const licences = [...sandbox().assets].find(([name]) => name.startsWith('licences-'))?.[1].plain.toString();
  expect(licences).toMatch(/^graphiql 4\.1\.2 \(MIT\)\n\n\S/m);
  expect(licences).toMatch(/^react-dom \S+ \(MIT\)\n\n\S/m);
});

it('leaves nothing beside the manifest and the files that it names', async () => {
  const { assets, pages } = sandbox();
  const ofPages = [...pages].map(
    ([at, page]) =>
      [at === '/schema.graphql' ? 'schema.graphql' : `page${at.replaceAll('/', '-')}.html`, page] as const,
  );
  const named = [...assets, ...ofPages].flatMap(([name, { encoded }]) => [
    name,
    ...[...encoded.keys()].map((encoding) => `${name}.${encoding}`),
  ]);
  expect((await readdir(built.dir)).sort()).toEqual([...named, 'manifest.json'].sort());
  expect(await readdir(join(built.dir, '..'))).toEqual(['built']);
});

it('begins the library with the two questions that the product is judged by', () => {
  const names = libraryOf(sandbox().operations, {}).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['ScreenPop', 'Worklist']);
});

it('gives every operation of the library a hint and a value for each of its variables', () => {
  for (const { name, hint, query, variables } of libraryOf(sandbox().operations, {})) {
    expect(`${name}: ${hint}`).toMatch(/: .{20}/);
    const declared = [...query.matchAll(/\$(\w+):/g)].map(([, variable]) => variable);
    const given = z.record(z.string(), z.unknown()).parse(JSON.parse(variables));
    expect(Object.keys(given).sort()).toEqual(declared.sort());
  }
});

it('leaves out what the page loads only while it is being developed', async () => {
  const [script] = (await readdir(built.dir)).filter((name) => /^app-.*js$/.test(name));
  const code = await readFile(join(built.dir, script ?? ''), 'utf8');
  expect(code).not.toContain('process.env.NODE_ENV');
});
