import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { ServerProgram } from './server-program';

/** `durable` keeps every acknowledged write through a crash; `throwaway` keeps nothing and is as fast and small as it gets. */
export type Durability = 'durable' | 'throwaway';

export interface ServerPlace {
  /** Everything of this server lies in here. */
  readonly folder: string;
  readonly socket: string;
  readonly port: number;
}

type Settings = Record<string, string>;

/** True of every server that is started here. */
const COMMON: Settings = {
  bind_address: '127.0.0.1',
  skip_name_resolve: 'ON',
  innodb_use_native_aio: 'OFF', // containers and laptops run out of the kernel's asynchronous requests
  performance_schema: 'OFF',
  character_set_server: 'utf8mb4',
  collation_server: 'utf8mb4_unicode_520_ci',
  local_infile: 'ON', // a load of rows; a client sends what it means to send, never a file that the server names
};

const DURABLE: Settings = {
  innodb_flush_log_at_trx_commit: '1',
  innodb_doublewrite: 'ON',
  max_connections: '150',
};

const MB = 2 ** 20;

/** An eighth of the machine, but no less than a small bank needs, nor more than others would miss. It is taken as data come to fill it. */
function bufferPoolOf(machineBytes: number): string {
  const eighth = Math.floor(machineBytes / 8 / (128 * MB)) * 128;
  return `${String(Math.min(2_048, Math.max(256, eighth)))}M`;
}

const THROWAWAY: Settings = {
  innodb_flush_log_at_trx_commit: '0',
  innodb_flush_method: 'nosync',
  innodb_doublewrite: 'OFF',
  innodb_fast_shutdown: '2',
  innodb_buffer_pool_size: '64M',
  innodb_log_buffer_size: '4M',
  innodb_buffer_pool_dump_at_shutdown: 'OFF',
  innodb_buffer_pool_load_at_startup: 'OFF',
  key_buffer_size: '64K',
  max_connections: '200',
};

/** Of a server that may be given a million customers: with less, a load waits for pages to be written again and again. */
const LOG_SIZE = '512M';

const OF_FLAVOUR = {
  mariadb: {
    common: { skip_log_bin: '', query_cache_type: '0', query_cache_size: '0' },
    // The sort buffer is for building indexes: of a megabyte, as it comes, those of a million customers are merged in twice the rounds.
    durable: { innodb_log_file_size: LOG_SIZE, innodb_sort_buffer_size: '16M' },
    throwaway: { innodb_log_file_size: '32M', aria_pagecache_buffer_size: '8M', aria_log_file_size: '8M' },
  },
  mysql: {
    common: { disable_log_bin: '', mysqlx: 'OFF', log_error_verbosity: '2' },
    durable: { innodb_redo_log_capacity: LOG_SIZE, innodb_ddl_buffer_size: '64M' },
    throwaway: { innodb_redo_log_capacity: '64M', temptable_max_ram: '16M' },
  },
} satisfies Record<ServerProgram['flavour'], Record<'common' | Durability, Settings>>;

/** The option file of a server on a machine with so many bytes of memory. Given with --defaults-file, it is the only one that is read. */
export function optionFile(
  program: ServerProgram,
  place: ServerPlace,
  durability: Durability,
  machineBytes = Math.min(totalmem(), process.constrainedMemory() || Infinity),
): string {
  const own = OF_FLAVOUR[program.flavour];
  const settings: Settings = {
    ...program.relocation,
    datadir: dataFolderOf(place.folder),
    tmpdir: join(place.folder, 'tmp'),
    secure_file_priv: join(place.folder, 'tmp'), // what packages set it to does not exist here
    socket: place.socket,
    pid_file: join(place.folder, 'mysqld.pid'),
    port: String(place.port),
    ...COMMON,
    ...own.common,
    ...(durability === 'durable'
      ? { ...DURABLE, innodb_buffer_pool_size: bufferPoolOf(machineBytes) }
      : THROWAWAY),
    ...own[durability],
  };
  const lines = Object.entries(settings).map(([name, value]) =>
    value === '' ? name : `${name}=${optionValue(value)}`,
  );
  return ['[mysqld]', ...lines, ''].join('\n');
}

export function dataFolderOf(folder: string): string {
  return join(folder, 'data');
}

/** Quoted, because a path may hold a `#` or a blank; both servers then read backslash escapes. */
function optionValue(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
