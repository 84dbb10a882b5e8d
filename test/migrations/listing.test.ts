import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../migrations';
import { listingFaults } from './listing';

describe('the list of migrations', () => {
  it('has every file once, in the order of time, under the name of its class', () => {
    const files = readdirSync(join(__dirname, '../../migrations')).filter((file) => file !== 'index.ts');
    const listed = migrations.map((Migration) => ({
      className: Migration.name,
      name: new Migration().name,
    }));
    expect(listed.length).toBeGreaterThan(0);
    expect(listingFaults(files, listed)).toEqual([]);
  });

  const create = { className: 'CreateTeams1795300001000', name: 'CreateTeams1795300001000' };
  const add = { className: 'AddTeamCode1795300002000', name: 'AddTeamCode1795300002000' };
  const files = ['1795300001000-create-teams.ts', '1795300002000-add-team-code.ts'];

  it('is accepted when it is in order', () => {
    expect(listingFaults(files, [create, add])).toEqual([]);
  });

  it.each([
    [
      'a file is not listed',
      files,
      [create],
      ['1795300002000-add-team-code.ts is not listed as AddTeamCode1795300002000'],
    ],
    [
      'a migration has no file',
      files.slice(1),
      [create, add],
      ['CreateTeams1795300001000 is in no file of that name'],
    ],
    [
      'the order is not that of time',
      files,
      [add, create],
      ['CreateTeams1795300001000 is listed after a later one'],
    ],
    [
      'one is listed twice',
      files,
      [create, add, add],
      ['AddTeamCode1795300002000 is listed after a later one'],
    ],
    [
      'a file is misnamed',
      ['1-create.ts', ...files],
      [create, add],
      ['1-create.ts is not named <13 digits>-<verb>-<what>.ts'],
    ],
    [
      'a migration calls itself something else',
      files,
      [create, { ...add, name: 'Add1' }],
      ['AddTeamCode1795300002000 calls itself Add1'],
    ],
  ])('is reported when %s', (_what, given, listed, faults) => {
    expect(listingFaults(given, listed)).toEqual(faults);
  });
});
