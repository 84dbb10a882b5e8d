import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './file-names';
import { hastyComparisons } from './secret-comparisons';

const SOURCES = join(__dirname, '../../src');

/** What is no secret though it is called so, or is compared where nobody waits who may not know it. */
const HARMLESS = [
  // Of a cursor whose signature was right, and of the name of its list.
  'kernel/cursor.ts: hash !== fingerprint(list)',
  // By the command that verifies the trail: nobody asks it over the network.
  'platform/audit/verify-audit.ts: sealOf(record, before, this.key) !== record.seal',
  'platform/audit/verify-audit.ts: found.seal !== seal',
  // Of what a viewer has asked themselves, under a key of their own.
  'platform/mutations/run-mutation.ts: kept.inputDigest !== key.inputDigest',
];

describe('comparisons of secrets', () => {
  test('take as long whatever is right of them', () => {
    const files = filesUnder(SOURCES, ['kernel', 'platform', 'features/api-keys']).filter((path) =>
      path.endsWith('.ts'),
    );
    const found = files.flatMap((path) => hastyComparisons(path, readFileSync(join(SOURCES, path), 'utf8')));
    expect(found.sort()).toEqual([...HARMLESS].sort());
  });

  test.each([
    ['given === key.secretHash', 1],
    ['secret !== expected', 1],
    ['"x" == digest', 1],
    ['record.seal != other', 1],
    ['key.secretHash === null', 0],
    ["hash === ''", 0],
    ['isSameHash(hash, other)', 0],
    ['name === other', 0],
  ])('are told by what is compared: %s', (comparison, count) => {
    expect(hastyComparisons('planted.ts', `if (${comparison}) f();`)).toHaveLength(count);
  });
});
