import type { ServerProgram } from '../../../../src/platform/db/local-server/server-program';
import { optionFile } from '../../../../src/platform/db/local-server/server-settings';

const mariadb: ServerProgram = {
  flavour: 'mariadb',
  version: '11.8.2-MariaDB',
  command: ['/usr/sbin/mariadbd'],
  shareFolder: '/usr/share/mysql',
  relocation: {},
  origin: '/usr/sbin/mariadbd',
};
const place = { folder: '/home/jane/my bank #1/.data/database', socket: '/tmp/ow/mysql.sock', port: 23_456 };

describe("a server's option file", () => {
  it('keeps each acknowledged write when the data is to last', () => {
    const lines = optionFile(mariadb, place, 'durable').split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['innodb_flush_log_at_trx_commit=1', 'innodb_doublewrite=ON']),
    );
  });

  it.each(['durable', 'throwaway'] as const)('lets only this machine in, when %s', (durability) => {
    expect(optionFile(mariadb, place, durability)).toContain('\nbind_address=127.0.0.1\n');
  });

  it('quotes a path that the server would cut at a blank or a #', () => {
    expect(optionFile(mariadb, place, 'durable')).toContain(
      '\ndatadir="/home/jane/my bank #1/.data/database/data"\n',
    );
  });

  it.each([
    ['256M', 1],
    ['1024M', 8],
    ['2048M', 512],
  ])('gives %s of memory to lasting data on a machine of %i GB', (pool, gigabytes) => {
    expect(optionFile(mariadb, place, 'durable', gigabytes * 2 ** 30)).toContain(
      `\ninnodb_buffer_pool_size=${pool}\n`,
    );
  });

  it('gives each flavour the options that it knows', () => {
    const mysql: ServerProgram = { ...mariadb, flavour: 'mysql', version: '9.7.0' };
    expect(optionFile(mysql, place, 'durable')).toContain('\ninnodb_redo_log_capacity=');
    expect(optionFile(mysql, place, 'durable')).not.toContain('\ninnodb_log_file_size=');
    expect(optionFile(mariadb, place, 'durable')).toContain('\ninnodb_log_file_size=');
  });
});
