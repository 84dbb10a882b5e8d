import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';

const scratch = realpathSync(temporaryFolder());
const ROOT = join(__dirname, '../../..');

/** Every way in which a module of ours, or of a package, comes by another one. */
const PROJECT: Record<string, string> = {
  'main.js': `
    const { twice } = require('./lib/twice');
    exports.answers = [twice(21), require('a-package').name, require('b').name, require('./data.json').city, require('./lib').isFolder, require('an-esm').word];
    exports.again = require('./lib/twice.js').twice === twice;
    exports.resolved = [require.resolve('./lib'), require.resolve('b', { paths: [__dirname + '/node_modules/a-package'] })];
    exports.here = [__filename, __dirname, module.filename, this === exports, require.main === module];
    exports.later = () => require('./lib/later');
    exports.imported = () => import('./lib/later.js');
    exports.fail = () => require('./lib/fails');`,
  'lib/twice.js': `const circle = require('./circle'); exports.twice = (n) => circle.add(n, n); exports.stack = () => new Error('here').stack;`,
  'lib/circle.js': `exports.add = (a, b) => a + b; exports.seen = Object.keys(require('./twice'));`,
  'lib/index.js': `exports.isFolder = true;`,
  'lib/later.js': `exports.isLater = true;`,
  'lib/fails.js': `\nthrow new Error('as it should');`,
  'data.json': `{ "city": "Lucknow" }`,
  'node_modules/a-package/package.json': `{ "main": "dist/start.js" }`,
  'node_modules/a-package/dist/start.js': `exports.name = require('b').name;`,
  'node_modules/a-package/node_modules/b/index.js': `exports.name = 'the inner b';`,
  'node_modules/b/index.js': `exports.name = 'the outer b';`,
  'node_modules/an-esm/package.json': `{ "type": "module", "exports": "./index.js" }`,
  'node_modules/an-esm/index.js': `export const word = 'from afar';`,
};

interface Project {
  write(file: string, content: string | Uint8Array): void;
  remove(file: string): void;
  recording(): Buffer;
  /** Runs a program in a process of its own, with `project`, `recording` and what is tested at hand; gives what it says. */
  run(program: string, flags?: readonly string[]): unknown;
}

function newProject(): Project {
  const folder = mkdtempSync(join(scratch, 'project-'));
  const at = (file: string) => join(folder, file);
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), content);
  };
  for (const [file, text] of Object.entries(PROJECT)) write(file, text);
  const tested = join(ROOT, 'dist/src/platform/process/recorded-modules.js');
  const run = (program: string, flags: readonly string[] = []): unknown => {
    const before = `
      const { loadRecorded, recordModules, recordingIn } = require(${JSON.stringify(tested)});
      const [project, recording] = ${JSON.stringify([folder, at('recording')])};
      let main;
      let used;
      const Module = require('node:module');
      const { _resolveFilename: usual } = Module;
      const load = () => { used = Module._resolveFilename !== usual; main = require(project + '/main.js'); };
      const say = (said) => console.log(JSON.stringify(said));`;
    write('program.cjs', `${before}\n${program}`);
    const options = { encoding: 'utf8', timeout: 60_000 } as const;
    return JSON.parse(
      execFileSync(process.execPath, [...flags, '--no-warnings', at('program.cjs')], options),
    );
  };
  run(`require('fs').writeFileSync(recording, recordModules(project, load)); say(null);`);
  const remove = (file: string) => {
    rmSync(at(file));
  };
  return { write, remove, recording: () => readFileSync(at('recording')), run };
}

const WHAT_MAIN_SAYS = `[main.answers, main.again, main.resolved, main.here]`;
const LOAD = `loadRecorded(project, recording, load);`;
const LOADED = `${LOAD} say([used, main.answers[0]]);`;

describe('modules that are loaded by a recording', () => {
  it('are what they are without it', () => {
    const project = newProject();
    const usual = project.run(`load(); say(${WHAT_MAIN_SAYS});`);
    expect(project.run(`${LOAD} say([used, ${WHAT_MAIN_SAYS}]);`)).toEqual([true, usual]);
    expect(project.run(`recordModules(project, load); say(${WHAT_MAIN_SAYS});`)).toEqual(usual);
    expect(usual).toEqual([
      [42, 'the inner b', 'the outer b', 'Lucknow', true, 'from afar'],
      true,
      [
        expect.stringMatching(/lib\/index\.js$/),
        expect.stringMatching(/a-package\/node_modules\/b\/index\.js$/),
      ],
      [
        expect.stringMatching(/main\.js$/),
        expect.any(String),
        expect.stringMatching(/main\.js$/),
        true,
        false,
      ],
    ]);
  });

  it('are taken from it, without being looked for', () => {
    const project = newProject();
    const program = `
      const looked = [];
      Module._resolveFilename = (...asked) => { looked.push(asked[0]); return usual(...asked); };
      ${LOAD}
      say(looked.filter((request) => !request.startsWith(project)));`;
    // But for the one that says itself where it is to be looked for.
    expect(project.run(program)).toEqual(['b']);
  });

  it('name the same lines when they fail', () => {
    const project = newProject();
    const program = `
      const said = (fail) => { try { fail(); } catch (error) { return error.stack.split('\\n').slice(0, 2); } };
      say([said(main.fail), require(project + '/lib/twice').stack().split('\\n')[1]]);`;
    const usual = project.run(`load(); ${program}`);
    expect(project.run(`${LOAD} ${program}`)).toEqual(usual);
    expect(usual).toMatchObject([
      ['Error: as it should', expect.stringContaining('lib/fails.js:2:7')],
      expect.stringMatching(/lib\/twice\.js:1:\d+/),
    ]);
  });

  it('are asked for in the usual ways afterwards, by those that were loaded by it too', () => {
    const project = newProject();
    const program = `
      const ways = () => [Module._resolveFilename, Module._extensions['.js']];
      const before = ways();
      ${LOAD}
      const isAsBefore = ways().every((way, index) => way === before[index]);
      main.imported().then((later) => say([used, isAsBefore, main.later().isLater, later.isLater]));`;
    expect(project.run(program)).toEqual([true, true, true, true]);
  });

  it('leave the usual ways behind when one of them fails', () => {
    const project = newProject();
    const program = `
      const before = Module._extensions['.js'];
      let message;
      try { loadRecorded(project, recording, () => { load(); main.fail(); }); } catch (error) { message = error.message; }
      say([message, Module._extensions['.js'] === before]);`;
    expect(project.run(program)).toEqual(['as it should', true]);
  });
});

describe('a recording', () => {
  it('is not used where there is none', () => {
    expect(newProject().run(LOADED.replace('recording', "recording + '.none'"))).toEqual([false, 42]);
  });

  it('is not used when a module has changed, though it is as long as before', () => {
    const project = newProject();
    expect(project.run(LOADED)).toEqual([true, 42]);
    project.write('lib/circle.js', PROJECT['lib/circle.js']?.replace('a + b', 'a - b') ?? '');
    expect(project.run(LOADED)).toEqual([false, 0]);
  });

  it('is not used when a module is gone', () => {
    const project = newProject();
    project.remove('lib/circle.js');
    project.write('lib/twice.js', 'exports.twice = (n) => 3 * n;');
    expect(project.run(LOADED)).toEqual([false, 63]);
  });

  it('is not used when a file is gone that is not recorded itself', () => {
    const project = newProject();
    project.remove('node_modules/an-esm/index.js');
    project.write('node_modules/an-esm/package.json', '{ "type": "module", "exports": "./other.js" }');
    project.write('node_modules/an-esm/other.js', PROJECT['node_modules/an-esm/index.js'] ?? '');
    expect(project.run(LOADED)).toEqual([false, 42]);
  });

  it('is not used when any bit of it is another, or a part of it is missing', () => {
    const project = newProject();
    const whole = project.recording();
    const program = `
      const fs = require('fs');
      const whole = fs.readFileSync(recording);
      const changed = Array.from({ length: 300 }, (_, index) => {
        const bytes = Buffer.from(whole);
        bytes[Math.floor((index * whole.length) / 300)] ^= 1 << (index % 8);
        return bytes;
      });
      const cut = [0, 10, 32, 100, whole.length - 1].map((length) => whole.subarray(0, length));
      const usedAll = [...changed, ...cut].filter((bytes) => {
        fs.writeFileSync(recording, bytes);
        loadRecorded(project, recording, load);
        return used;
      });
      fs.writeFileSync(recording, whole);
      loadRecorded(project, recording, load);
      say([usedAll.length, used, main.answers[0]]);`;
    expect(whole.length).toBeGreaterThan(1_000);
    expect(project.run(program)).toEqual([0, true, 42]);
  });

  it('is not used where stacks name lines of the sources, by maps', () => {
    expect(newProject().run(LOADED, ['--enable-source-maps'])).toEqual([false, 42]);
  });

  it('is one for each set of flags, and by another one nothing is different but the time', () => {
    const project = newProject();
    const flags = ['--max-semi-space-size=16'];
    const name = `say(recordingIn('dist'));`;
    expect(project.run(name)).toMatch(/^dist.recorded.\d+$/);
    expect(project.run(name, flags)).not.toBe(project.run(name));
    expect(project.run(LOADED, flags)).toEqual([true, 42]);
  });
});

/** Packages that others can do without. */
const NOT_INSTALLED = ['bufferutil', 'cardinal'];

test('the server looks for nothing but the few files that load it by what is recorded', () => {
  execFileSync(process.execPath, [join(ROOT, 'dist/src/cli/record-modules.cjs')], { timeout: 60_000 });
  const program = `
    const Module = require('node:module');
    const looked = [];
    const { _resolveFilename } = Module;
    Module._resolveFilename = (...asked) => { looked.push(asked[0]); return _resolveFilename(...asked); };
    require('./dist/main.js');
    const modules = Object.keys(require.cache).length;
    console.log(JSON.stringify({ modules, looked }));`;
  const said = spawnSync(process.execPath, ['-e', program], {
    cwd: ROOT,
    env: {},
    encoding: 'utf8',
    timeout: 60_000,
  });
  const { modules, looked } = JSON.parse(said.stdout) as { modules: number; looked: string[] };
  expect(modules).toBeGreaterThan(1_500);
  const files = looked.filter((request) => !isBuiltin(request) && !NOT_INSTALLED.includes(request));
  expect(files).toEqual([
    './dist/main.js',
    './src/recorded-main.cjs',
    './platform/process/recorded-modules',
    './shape-of-ticks',
    './main',
  ]);
  expect(said.stderr).toContain('DATABASE_URL'); // it started as far as it can without being configured
});
