import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServerPrograms } from '../../../../src/platform/db/local-server/find-server-programs';
import { temporaryFolder } from '../../../support/temporary-folder';

const folder = temporaryFolder();

/** A program that says what `version` says, laid out as a package lays out a server. Gives its folder. */
function installed(
  name: string,
  program: 'mariadbd' | 'mysqld',
  version: string,
  messages = 'share/mysql',
): string {
  const sbin = join(folder, name, 'sbin');
  const english = join(folder, name, messages, 'english');
  mkdirSync(sbin, { recursive: true });
  mkdirSync(english, { recursive: true });
  writeFileSync(join(english, 'errmsg.sys'), '');
  writeFileSync(join(sbin, program), `#!/bin/sh\necho "${program}  Ver ${version} for Linux on x86_64"\n`);
  chmodSync(join(sbin, program), 0o755);
  return sbin;
}

async function find(...path: string[]): Promise<{ found: string[]; said: string[] }> {
  const said: string[] = [];
  const programs = await findServerPrograms(path.join(':'), (line) => said.push(line));
  const here = programs.filter(({ origin }) => origin.startsWith(folder)); // the machine may have one of its own
  return { found: here.map(({ flavour, version, origin }) => `${flavour} ${version} ${origin}`), said };
}

describe('the servers on the machine', () => {
  it('are found in the order of the PATH', async () => {
    const first = installed('first', 'mysqld', '9.7.0');
    const second = installed('second', 'mariadbd', '10.11.11-MariaDB-0+deb12u1', 'share/mariadb');
    expect((await find(first, second)).found).toEqual([
      `mysql 9.7.0 ${first}/mysqld`,
      `mariadb 10.11.11-MariaDB-0+deb12u1 ${second}/mariadbd`,
    ]);
  });

  it('are named once when two names lead to one program', async () => {
    const sbin = installed('linked', 'mariadbd', '11.8.2-MariaDB');
    symlinkSync('mariadbd', join(sbin, 'mysqld'));
    expect((await find(sbin)).found).toEqual([`mariadb 11.8.2-MariaDB ${sbin}/mariadbd`]);
  });

  it.each([
    ['mysqld', '8.0.41'],
    ['mariadbd', '10.6.22-MariaDB'],
  ] as const)('are left out, and that is said, when too old: %s %s', async (program, version) => {
    const sbin = installed(`old-${program}`, program, version);
    const { found, said } = await find(sbin);
    expect(found).toEqual([]);
    expect(said.join()).toContain(`Leaving out ${sbin}/${program}: The database server is`);
  });

  it('are left out, and that is said, when they do not run', async () => {
    const sbin = installed('broken', 'mariadbd', '11.8.2-MariaDB');
    writeFileSync(
      join(sbin, 'mariadbd'),
      '#!/bin/sh\necho "libaio.so.1: cannot open shared object file" >&2\nexit 127\n',
    );
    const { found, said } = await find(sbin);
    expect(found).toEqual([]);
    expect(said.join()).toContain(`Leaving out ${sbin}/mariadbd: `);
  });
});
