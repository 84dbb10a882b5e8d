import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptTicks } from '../../../src/platform/process/shape-of-ticks';

const ROOT = join(__dirname, '../../..');

/** Loads the module, looks through all memory several times without a tick, and asks V8 whether those that come then have the shape of the one that is kept. */
const HAS_SAME_SHAPE = `
  const { keptTicks } = require(${JSON.stringify(join(ROOT, 'dist/src/platform/process/shape-of-ticks.js'))});
  const collect = (left, then) => setTimeout(() => { gc(); if (left > 0) collect(left - 1, then); else then(); });
  collect(8, () => {
    const later = [];
    const init = (_, type, __, resource) => type === 'TickObject' && later.push(resource);
    const hook = require('node:async_hooks').createHook({ init }).enable();
    process.nextTick(() => undefined);
    hook.disable();
    console.log(keptTicks.length, later.length, %HaveSameMap(keptTicks[0], later[0]), %HaveSameMap({}, later[0]));
  });
`;

test('one tick is kept, and no more of them', async () => {
  await new Promise((resolve) => {
    process.nextTick(resolve);
  });
  expect(keptTicks).toHaveLength(1);
});

test('ticks have the shape of the one that is kept, however often all memory is looked through', () => {
  const options = ['--expose-gc', '--allow-natives-syntax', '-e', HAS_SAME_SHAPE];
  const said = execFileSync(process.execPath, options, { encoding: 'utf8', timeout: 60_000 });
  expect(said.trim()).toBe('1 1 true false');
});

test('a server keeps it before it loads anything that ticks', () => {
  const [first] = readFileSync(join(ROOT, 'src/main.ts'), 'utf8').split('\n');
  expect(first).toBe("import './platform/process/shape-of-ticks';");
});
