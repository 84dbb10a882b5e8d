import { join } from 'node:path';
import { filesUnder, misnamed } from './file-names';

const files = filesUnder(join(__dirname, '../..'), ['src', 'test', 'migrations', 'examples', 'docs']);

describe('file names', () => {
  it('are words in kebab-case that say what is inside', () => {
    expect(files).toContain('src/kernel/id.ts');
    expect(misnamed(files)).toEqual([]);
  });

  it.each([
    'src/kernel/moneyAmount.ts',
    'src/features/Loans/loan.type.ts',
    'src/features/loans/loan_type.ts',
    'src/features/loans/utils.ts',
    'src/features/loans/loan.service.ts',
    'src/features/loans/loan-helpers.ts',
    'test/common/loan.ts',
    'src/platform/pool-manager.ts',
    'src/features/loans/readme.MD',
  ])('are reported when like %s', (path) => {
    expect(misnamed([path])).toEqual([path]);
  });

  it.each([
    'src/features/loans/README.md',
    'src/features/loans/customer-loans.resolver.ts',
    'src/platform/process/exclusive-lock.d.cts',
    'migrations/1795300001000-create-loans.ts',
  ])('are accepted when like %s', (path) => {
    expect(misnamed([path])).toEqual([]);
  });
});
