import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startNode } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';

const scratch = temporaryFolder();
const root = join(__dirname, '../..');

/** A small project with the real preparation, and with an `npm` that only notes what it is told and "installs" the lock file. */
interface Project {
  write(file: string, text: string): void;
  read(file: string): string | undefined;
  remove(file: string): void;
  /** Runs `npm run build` there and gives what it says. */
  build(): Promise<string>;
  /** Brings dist/ up to date there, as every command does. */
  prepare(): Promise<void>;
  recordings(): number;
}

const FAKE_NPM = `
const { copyFileSync, mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
writeFileSync('npm-was-told', process.argv.slice(2).join(' '));`;

function newProject(): Project {
  const folder = mkdtempSync(join(scratch, 'project-'));
  const at = (file: string) => join(folder, file);
  const write = (file: string, text: string) => {
    mkdirSync(join(at(file), '..'), { recursive: true });
    writeFileSync(at(file), text);
  };
  for (const file of ['src/cli', 'src/platform/process', '.swcrc'])
    cpSync(join(root, file), at(file), { recursive: true });
  mkdirSync(at('node_modules'));
  for (const name of ['@swc']) symlinkSync(join(root, 'node_modules', name), at(`node_modules/${name}`));
  write('src/platform/sandbox/bundle.mjs', 'export const bundleSandbox = () => Promise.resolve();\n');
  for (const file of ['src/platform/sandbox/browser/app.jsx', 'src/platform/sandbox/pages/template.mjs'])
    write(file, '');
  for (const file of ['README.md', 'docs/operators.md', 'schema.graphql']) write(file, '');
  write('examples/operations/01.graphql', '{ __typename }');
  write('migrations/index.ts', 'export const migrations = [];\n');
  write('ormconfig.ts', 'export const dataSource: null = null;\n');
  write('src/main.ts', "console.log('first' as string);\n");
  write('src/schema.ts', 'export const createSchema = (): null => null;\n');
  write('package.json', '{}');
  write(
    'package-lock.json',
    JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.0' } } }),
  );
  write('fake-npm.js', FAKE_NPM);
  return {
    write,
    read: (file) => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : undefined),
    remove: (file) => {
      rmSync(at(file), { recursive: true });
    },
    prepare: async () => {
      // There is no such command, which is found out after the preparation.
      const other = await startNode(scratch, [at('src/cli/run.mjs'), 'none'], {
        npm_execpath: at('fake-npm.js'),
      });
      await other.ended;
      expect(other.output()).toContain('There is no command "none".');
    },
    recordings: () => (existsSync(at('dist/recorded')) ? readdirSync(at('dist/recorded')).length : 0),
    build: async () => {
      const build = await startNode(scratch, [at('src/cli/build.mjs')], { npm_execpath: at('fake-npm.js') });
      if ((await build.ended) !== 0) throw new Error(build.output());
      return build.output();
    },
  };
}

describe('the preparation of every command', () => {
  it('installs from the lock file once, and again when that asks for other versions', async () => {
    const project = newProject();
    expect(await project.build()).toContain('Installing the dependencies of package-lock.json …');
    expect(project.read('npm-was-told')).toMatch(/^ci --omit=dev --include=optional /);
    expect(await project.build()).not.toContain('Installing');
    project.write(
      'package-lock.json',
      JSON.stringify({ packages: { '': {}, 'node_modules/one': { version: '1.0.1' } } }),
    );
    expect(await project.build()).toContain('Installing');
    expect(project.read('npm-was-told')).toMatch(/^install --no-save --omit=dev /);
  });

  it('begins anew when an installation was killed', async () => {
    const project = newProject();
    await project.build();
    project.remove('node_modules/.package-lock.json'); // which is written last
    await project.build();
    expect(project.read('npm-was-told')).toMatch(/^ci /);
  });

  it('leaves out what only tests and checks need, and misses what the build needs', async () => {
    const project = newProject();
    await project.build();
    const lock = (entry: object) => {
      const own = { optionalDependencies: { two: '1.0.0' } };
      const packages = { '': own, 'node_modules/one': { version: '1.0.0' }, 'node_modules/two': entry };
      project.write('package-lock.json', JSON.stringify({ packages }));
    };
    lock({ version: '1.0.0', dev: true });
    expect(await project.build()).not.toContain('Installing');
    lock({ version: '1.0.0', optional: true });
    expect(await project.build()).toContain('Installing');
  });

  it('does not miss what is made for other platforms alone', async () => {
    const project = newProject();
    const other = { version: '1.0.0', optional: true, os: ['darwin'] };
    await project.build();
    const packages = { '': {}, 'node_modules/one': { version: '1.0.0' }, 'node_modules/one-darwin': other };
    project.write('package-lock.json', JSON.stringify({ packages }));
    expect(await project.build()).not.toContain('Installing');
  });

  it('builds what changed and nothing else, and removes what has no source any more', async () => {
    const project = newProject();
    project.write('src/gone.ts', 'export const x: number = 1;\n');
    expect(await project.build()).toMatch(/Building \((\d+) of \1 files and the pages\)/);
    expect(project.read('dist/main.js')).toBe("require('./src/recorded-main.cjs');\n");
    expect(project.read('dist/src/gone.js')).toBeDefined();
    expect(await project.build()).not.toContain('Building');

    project.write('src/main.ts', "console.log('second' as string);\n");
    project.remove('src/gone.ts');
    expect(await project.build()).toMatch(/Building \(1 of \d+ files\)/);
    expect(project.read('dist/src/main.js')).toContain("console.log('second')");
    expect(project.read('dist/src/gone.js')).toBeUndefined();
    expect(project.read('dist/src/gone.js.map')).toBeUndefined();
  });

  it('builds again what a killed build did not finish', async () => {
    const project = newProject();
    await project.build();
    project.remove('dist/build.json'); // which is written last
    project.write('dist/src/main.js', 'half a fi');
    await project.build();
    expect(project.read('dist/src/main.js')).toContain("console.log('first')");
  });

  it('records what a start loads, with flags and without, and forgets it when anything is built anew', async () => {
    const project = newProject();
    await project.prepare();
    expect(project.recordings()).toBe(0);
    expect(await project.build()).toContain('Recording what a start loads …');
    expect(project.recordings()).toBe(2);
    await project.prepare();
    expect(project.recordings()).toBe(2);
    project.write('src/main.ts', "console.log('second' as string);\n");
    await project.prepare();
    expect(project.recordings()).toBe(0);

    project.write('src/main.ts', "throw new Error('cannot be loaded');\n");
    await expect(project.build()).rejects.toThrow('What the server loads cannot be loaded');
  });

  it('keeps the former build, and fails, when a source cannot be compiled', async () => {
    const project = newProject();
    await project.build();
    project.write('src/main.ts', 'const = ;\n');
    await expect(project.build()).rejects.toThrow('src/main.ts');
    expect(project.read('dist/src/main.js')).toContain("console.log('first')");
    await expect(project.build()).rejects.toThrow('src/main.ts');
  });
});
