// Builds what is served beside the API: the pages (the front page, the sandbox, the schema, the documentation), their scripts
// and style sheets, the ready-to-run operations and the licences of everything bundled, each with its brotli and gzip form.
// Plain JavaScript, because it runs before anything of the project is compiled.
// By hand: node src/platform/sandbox/bundle.mjs dist/sandbox

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { documentationPages } from './pages/documentation.mjs';
import { schemaPage } from './pages/schema.mjs';
import { assetAddress, fillTemplate } from './pages/template.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const projectRoot = path.resolve(here, '../../..');

const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.graphql': 'text/plain; charset=utf-8', // so that a browser shows it
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Writes the sandbox into `outDir`, replacing what is there in one rename, so that a build that fails leaves the
 * former one whole. Takes about a second and does not look whether it is needed: the caller decides that.
 */
export async function bundleSandbox({ outDir }) {
  const target = path.resolve(outDir);
  const next = `${target}.next-${process.pid}`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    const { files, inputs } = await bundleBrowserCode();
    files.push(named('icon', '.svg', await readFile(path.join(here, 'browser/icon.svg'))));
    files.push(...(await picturesOf('docs')));
    files.push(named('licences', '.txt', Buffer.from(await licencesOf(inputs))));
    const pages = await makePages(files.map(({ name }) => name));
    const manifest = {
      pages: await Promise.all(pages.map(async ({ at, ...page }) => ({ at, ...(await store(next, page)) }))),
      assets: await Promise.all(files.map((file) => store(next, file))),
      operations: await readOperations(),
    };
    await writeFile(path.join(next, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(next, target);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

async function bundleBrowserCode() {
  const result = await build({
    absWorkingDir: projectRoot,
    entryPoints: Object.fromEntries(
      ['app.jsx', 'site.css', 'welcome.mjs', 'schema.mjs'].map((file) => [
        path.parse(file).name,
        path.join(here, 'browser', file),
      ]),
    ),
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['es2022'],
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    // The dialogs of GraphiQL lock scrolling with an inline <style>, which the content security policy refuses.
    alias: { 'react-style-singleton': path.join(here, 'browser/adopted-style.mjs') },
    plugins: [withoutEmbeddedFonts],
  });
  const files = result.outputFiles.map((file) => {
    const { name, ext } = path.parse(file.path);
    return named(name, ext, Buffer.from(file.contents));
  });
  return { files, inputs: Object.keys(result.metafile.inputs) };
}

/** GraphiQL embeds 380 kB of Latin fonts as data: addresses. The system's own fonts are there at once, in every script. */
const withoutEmbeddedFonts = {
  name: 'without-embedded-fonts',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, async (args) => {
      const css = await readFile(args.path, 'utf8');
      return { contents: css.replace(/@font-face\s*\{[^}]*\}/g, ''), loader: 'css' };
    });
  },
};

/** Every page by the address that it is served at; `assets` are the names of the files that pages may link. */
async function makePages(assets) {
  const template = (name) => readFile(path.join(here, 'browser', name), 'utf8');
  const sdl = await readFile(path.join(projectRoot, 'schema.graphql'), 'utf8');
  const site = await template('site.html');
  const htmlPages = [
    { at: '/', template: await template('welcome.html'), values: {} },
    { at: '/sandbox', template: await template('sandbox.html'), values: {} },
    {
      at: '/schema',
      template: site,
      values: { ...schemaPage(sdl), script: scriptOf('/schema', 'schema', assets) },
    },
    ...(await documentationPages(projectRoot, assets)).map((page) => ({
      template: site,
      ...page,
      values: { ...page.values, script: '' },
    })),
  ];
  return [
    ...htmlPages.map((page) => ({
      at: page.at,
      name: `page${page.at.replaceAll('/', '-')}.html`,
      bytes: Buffer.from(fillTemplate(page, assets)),
    })),
    { at: '/schema.graphql', name: 'schema.graphql', bytes: Buffer.from(sdl) },
  ];
}

function scriptOf(at, name, assets) {
  return `<script type="module" src="${assetAddress({ name, ext: '.js', assets, at })}"></script>`;
}

/** The pictures in a folder of the project, each by its name. */
async function picturesOf(folder) {
  const pictures = (await readdir(path.join(projectRoot, folder)))
    .map((file) => path.parse(file))
    .filter(({ ext }) => ext === '.png' || ext === '.svg');
  return Promise.all(
    pictures.map(async ({ base, name, ext }) =>
      named(name, ext, await readFile(path.join(projectRoot, folder, base))),
    ),
  );
}

/** A file named by its content, so that browsers may keep it for ever. */
function named(stem, extension, bytes) {
  return { name: `${stem}-${digest(bytes)}${extension}`, bytes };
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

async function store(dir, { name, bytes }) {
  await writeFile(path.join(dir, name), bytes);
  const forms = { br: await toBrotli(bytes), gzip: await toGzip(bytes) };
  const encodings = Object.keys(forms).filter((encoding) => forms[encoding].length < bytes.length);
  for (const encoding of encodings) await writeFile(path.join(dir, `${name}.${encoding}`), forms[encoding]);
  return { name, contentType: contentTypes[path.extname(name)], etag: digest(bytes), encodings };
}

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
const toGzip = (bytes) => gzipAsync(bytes, { level: 9 });
// Level 11 would be a tenth smaller and take twenty times as long, in everyone's first start.
const toBrotli = (bytes) =>
  brotliAsync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** The operations library, in the order of its file names. */
async function readOperations() {
  const folder = path.join(projectRoot, 'examples/operations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (file) => {
      const variablesFile = path.join(folder, file.replace(/\.graphql$/, '.variables.json'));
      const variables = JSON.parse(await readFile(variablesFile, 'utf8'));
      return { file, query: await readFile(path.join(folder, file), 'utf8'), variables };
    }),
  );
}

/** The licence text of every package whose code is in the bundle; most of them ask for it to travel along. */
async function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  );
  const entries = await Promise.all([...folders].sort().map(licenceOf));
  return entries.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(folder) {
  const root = path.join(projectRoot, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = (await readdir(root)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? await readFile(path.join(root, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [outDir] = process.argv.slice(2);
  if (!outDir) throw new Error('Name the folder to build into, for example: node bundle.mjs dist/sandbox');
  await bundleSandbox({ outDir });
}
