// Compiles the TypeScript of src/, migrations/ and ormconfig.ts into dist/ with the same layout, and builds the pages.
// Only what changed is compiled again. Types are checked elsewhere, by `npm run check:types`.

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const stampFile = join(dist, 'build.json');
const entry = "require('./src/recorded-main.cjs');\n";

const compiled = /(?<!\.d)\.(ts|cjs)$/;
const compiledFrom = ['src', 'migrations', 'ormconfig.ts'];
/** What decides how a file is compiled, besides the file. */
const compiledWith = ['.swcrc', 'src/cli/compile.mjs', 'package-lock.json'];
const sandboxFrom = [
  'src/platform/sandbox/browser',
  'src/platform/sandbox/pages',
  'src/platform/sandbox/bundle.mjs',
  'examples/operations',
  'README.md',
  'docs',
  'schema.graphql',
  'package-lock.json',
];

/**
 * Brings dist/ up to date: the code at once, the pages when `bundled` is fulfilled. What each was made from is recorded when it is
 * made, the code file by file with a hash of the content, so a build that is killed is simply continued by the next one. Tells
 * `say` before it does anything; says nothing when nothing is to do.
 */
export async function compile(say) {
  const former = await readStamp();
  const sources = await hashesOf(compiledFrom, (name) => compiled.test(name));
  const settings = digestOf(await hashesOf(compiledWith));
  const sandbox = digestOf(await hashesOf(sandboxFrom));

  const known = former.settings === settings ? former.sources : {};
  const changed = Object.keys(sources).filter((file) => sources[file] !== known[file]);
  const removed = Object.keys(former.sources).filter((file) => !(file in sources));
  const bundles = former.sandbox !== sandbox;
  if (changed.length + removed.length === 0 && !bundles) return { bundled: Promise.resolve() };

  say(
    `Building (${changed.length} of ${Object.keys(sources).length} files${bundles ? ' and the pages' : ''}) …`,
  );
  await rm(join(dist, 'recorded'), { recursive: true, force: true }); // what another dist/ loaded
  const made = await compileAll(changed);
  for (const file of removed) await Promise.all(outputsOf(file).map((output) => rm(output, { force: true })));
  await write(join(dist, 'main.js'), entry);
  const stamp = { settings, sandbox: former.sandbox, sources: { ...sources, ...made } };
  await write(stampFile, JSON.stringify(stamp, null, 1));
  return { bundled: bundles ? bundle({ ...stamp, sandbox }) : Promise.resolve() };
}

/** Gives the hash of what was compiled: a file may have changed since it was looked at. */
async function compileAll(files) {
  if (files.length === 0) return {};
  const { transform } = await import('@swc/core');
  const made = await Promise.all(
    files.map(async (file) => {
      const content = await readFile(join(root, file));
      const text = content.toString();
      const hash = [file, digestOf(content)];
      const [output, map] = outputsOf(file);
      await mkdir(dirname(output), { recursive: true });
      if (file.endsWith('.cjs')) {
        await write(output, text);
        return hash;
      }
      const result = await transform(text, {
        filename: join(root, file),
        sourceFileName: relative(dirname(output), join(root, file)),
        configFile: join(root, '.swcrc'),
      });
      await write(map, result.map);
      await write(output, `${result.code}//# sourceMappingURL=${map.slice(map.lastIndexOf('/') + 1)}\n`);
      return hash;
    }),
  );
  return Object.fromEntries(made);
}

async function bundle(stamp) {
  const { bundleSandbox } = await import('../platform/sandbox/bundle.mjs');
  await bundleSandbox({ outDir: join(dist, 'sandbox') });
  await write(stampFile, JSON.stringify(stamp, null, 1));
}

/** The compiled file and its source map. */
function outputsOf(file) {
  const output = join(dist, file.replace(/\.ts$/, '.js'));
  return [output, `${output}.map`];
}

async function readStamp() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch {
    return { settings: '', sandbox: '', sources: {} }; // never built to the end
  }
}

async function hashesOf(paths, wanted = () => true) {
  const files = (await Promise.all(paths.map(filesIn))).flat().filter(wanted).sort();
  const hashes = files.map(async (file) => [file, digestOf(await readFile(join(root, file)))]);
  return Object.fromEntries(await Promise.all(hashes));
}

async function filesIn(path) {
  const entries = await readdir(join(root, path), { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}

function digestOf(content) {
  const bytes = Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return createHash('sha256').update(bytes).digest('base64url');
}

/** Whole or not at all: a file that another process reads meanwhile is never half written. */
async function write(file, content) {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, content);
  await rename(draft, file);
}
