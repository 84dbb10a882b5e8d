import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialiseData } from '../../../../src/platform/db/local-server/initialise-data';
import { withFirstThatWorks } from '../../../../src/platform/db/local-server/server-programs';
import { temporaryFolder } from '../../../support/temporary-folder';

const packagesFolder = join(__dirname, '../../../../.data/packages');
const scratch = temporaryFolder();

describe('making a data folder', () => {
  it('leaves the temporary files of other servers alone, and none of its own', async () => {
    const another = join(tmpdir(), `#sql-temptable-${String(process.pid)}-1-1.MAD`);
    writeFileSync(another, '');
    try {
      const folder = mkdtempSync(join(scratch, 'data-'));
      const search = { flavour: 'mariadb', path: '', packagesFolder, say: () => undefined } as const;
      await withFirstThatWorks(search, (program) => initialiseData(program, join(folder, 'data')));
      expect(existsSync(another)).toBe(true);
      expect(readdirSync(folder)).toEqual(['data']);
    } finally {
      await rm(another, { force: true });
    }
  });
});
