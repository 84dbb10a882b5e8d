import './shape-of-ticks';
import { createHash } from 'node:crypto';
import { accessSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { cachedDataVersionTag, deserialize, serialize } from 'node:v8';
import { Script } from 'node:vm';

/** What was found out when modules of a project were loaded once (docs/adr/0029-recorded-modules.md). Files are said as they lie in the project. */
interface Recording {
  /** The file that was meant, by the folder of the module that asked and what it asked for (`requestOf`). */
  readonly files: ReadonlyMap<string, string>;
  /** What V8 compiled of each file, with the digest of its source. */
  readonly modules: ReadonlyMap<string, { readonly code: Uint8Array; readonly digest: Uint8Array }>;
}

/** How Node.js finds the file that is required, and loads it. Not documented, but as they are for years: many tools replace them. */
interface Ways {
  _resolveFilename: Find;
  readonly _extensions: { '.js': LoadFile };
}
type Find = (
  request: string,
  parent: NodeJS.Module | null | undefined,
  isMain?: boolean,
  options?: object,
) => string;
type LoadFile = (module: NodeJS.Module, file: string) => void;

/** Requires what `load` requires, in ways made of Node's own, which are there again afterwards. */
function loadBy<T>(
  waysOf: (find: Find, loadFile: LoadFile) => { find: Find; loadFile: LoadFile },
  load: () => T,
): T {
  const ways = Module as unknown as Ways;
  const { _resolveFilename: find, _extensions: extensions } = ways;
  const loadFile = extensions['.js'];
  const other = waysOf(find, loadFile);
  ways._resolveFilename = other.find;
  extensions['.js'] = other.loadFile;
  try {
    return load();
  } finally {
    ways._resolveFilename = find;
    extensions['.js'] = loadFile;
  }
}

const requestOf = (parent: NodeJS.Module | null | undefined, request: string): string =>
  `${dirname(parent?.filename ?? '')}${sep}\0${request}`;

const [BEGINNING = ''] = Module.wrap('|').split('|');

function compile(source: string, filename: string, cachedData?: Uint8Array): Script {
  return new Script(Module.wrap(source), {
    filename,
    columnOffset: -BEGINNING.length, // so that stacks name columns of the file
    ...(cachedData && { cachedData }),
  });
}

/** Nothing where it cannot be recorded: what is a module of ECMAScript, or imports one when it runs, which code that V8 compiled before cannot. */
function compileRecorded(source: string, filename: string): Script | undefined {
  if (/\bimport\s*\(/.test(source)) return undefined;
  try {
    return compile(source, filename);
  } catch {
    return undefined;
  }
}

function run(script: Script, module: NodeJS.Module, file: string): void {
  const body = script.runInThisContext() as (this: unknown, ...of: unknown[]) => void;
  body.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
}

const digestOf = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest();
const DIGEST_BYTES = 32;

/** The recording that a process like this one can use: what V8 compiles depends on its version and its flags. */
export const recordingIn = (dist: string): string => join(dist, 'recorded', String(cachedDataVersionTag()));

/** Requires what `load` requires, as ever. Gives the content of a recording of those of its modules that lie below `root`. */
export function recordModules(root: string, load: () => void): Buffer {
  const below = root + sep;
  const files = new Map<string, string>();
  const scripts = new Map<string, { readonly source: string; readonly script: Script }>();
  loadBy(
    (find, loadFile) => ({
      find: (request, parent, isMain, options) => {
        const file = find(request, parent, isMain, options);
        const by = requestOf(parent, request);
        if (options === undefined && [file, by].every((path) => path.startsWith(below)))
          files.set(by.slice(below.length), file.slice(below.length));
        return file;
      },
      loadFile: (module, file) => {
        const source = readFileSync(file, 'utf8');
        const script = file.startsWith(below) ? compileRecorded(source, file) : undefined;
        if (script === undefined) {
          loadFile(module, file);
          return;
        }
        scripts.set(file.slice(below.length), { source, script });
        run(script, module, file);
      },
    }),
    load,
  );
  // Only now, with what was compiled while it ran.
  const modules = Array.from(
    scripts,
    ([file, { source, script }]) =>
      [file, { code: script.createCachedData(), digest: digestOf(source) }] as const,
  );
  const content = serialize({ files, modules: new Map(modules) } satisfies Recording);
  return Buffer.concat([digestOf(content), content]);
}

/**
 * Requires what `load` requires, by the recording in `file`. Without it, where it cannot be read or any of its modules is not as it was any more: then it takes longer, and is
 * the same otherwise.
 */
export function loadRecorded<T>(root: string, file: string, load: () => T): T {
  const recorded = readRecording(root, file);
  if (recorded === undefined) return load();
  const { files, modules } = recorded;
  return loadBy(
    (find, loadFile) => ({
      find: (request, parent, isMain, options) =>
        (options === undefined ? files.get(requestOf(parent, request)) : undefined) ??
        find(request, parent, isMain, options),
      loadFile: (module, path) => {
        const known = modules.get(path);
        if (known === undefined) loadFile(module, path);
        else run(compile(known.source, path, known.code), module, path);
      },
    }),
    load,
  );
}

interface Recorded {
  readonly files: ReadonlyMap<string, string>;
  readonly modules: ReadonlyMap<string, { readonly source: string; readonly code: Uint8Array }>;
}

function readRecording(root: string, file: string): Recorded | undefined {
  if (process.sourceMapsEnabled) return undefined; // which are there for what Node.js compiles by itself
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(DIGEST_BYTES);
    if (!digestOf(content).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
    const { files, modules } = deserialize(content) as Recording;
    const known = new Map<string, { source: string; code: Uint8Array }>();
    for (const [name, { code, digest }] of modules) {
      const path = join(root, name);
      const source = readFileSync(path, 'utf8');
      if (!digestOf(source).equals(digest)) return undefined;
      known.set(path, { source, code });
    }
    const paths = new Map<string, string>();
    for (const [by, name] of files) {
      const path = join(root, name);
      if (!known.has(path)) accessSync(path); // what is loaded in the usual way: it has to be there
      paths.set(root + sep + by, path);
    }
    return { files: paths, modules: known };
  } catch {
    return undefined;
  }
}
