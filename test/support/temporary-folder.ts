import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this test file's own, removed when its tests are done. Call it where `afterAll` may be called. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'one-window-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
