import 'reflect-metadata';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { listAllApiKeys } from '../features/api-keys/api-key.loaders';
import type { ApiKeyRow } from '../features/api-keys/api-key.type';
import {
  createApiKey,
  revokeApiKey,
  rotateApiKey,
  type KeyResult,
  type MadeKey,
} from '../features/api-keys/manage-api-keys';
import { isId, type Id } from '../kernel/id';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Db } from '../platform/db/db';
import { KEY_SCOPES, type KeyScope } from '../platform/identity/viewer';
import { withCommandDatabase } from './command-database';
import { runCommand } from './run-command';

const STATEMENT_TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;

function doneOf<Done>(result: KeyResult<Done>): Done {
  if ('done' in result) return result.done;
  throw new Error(result.refused.message);
}

function show({ key, text }: MadeKey): void {
  console.error(`The key key_${key.id} of ${key.holder}. Keep it: it is shown this once.`);
  console.log(text);
}

function lineOf({ id, holder, sourceCode, scopes, expiresAt, revokedAt, lastUsedOn }: ApiKeyRow): string {
  const end = revokedAt === null ? (expiresAt?.toISOString() ?? 'never ends') : 'revoked';
  return [`key_${id}`, holder, sourceCode, scopes.join(','), end, lastUsedOn ?? 'never used'].join('\t');
}

function idOf(text: string): Id {
  const id = text.replace(/^key_/, '');
  if (isId(id)) return id;
  throw new Error(`"${text}" is no id of a key. "list" shows them.`);
}

function days(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text) * DAY_MS;
  throw new Error(`Days must be a whole number from 0 to 9999, not "${text}".`);
}

function scopesOf(text: string): KeyScope[] {
  const names = text.toUpperCase().split(',');
  return names.map((name) => {
    const scope = KEY_SCOPES.find((known) => known === name.trim());
    if (scope === undefined)
      throw new Error(`Scopes are some of ${KEY_SCOPES.join(', ')}, separated by commas.`);
    return scope;
  });
}

/** What a key is for unless said otherwise: whoever writes is to have been told so. */
const READING = KEY_SCOPES.filter((scope) => scope !== 'WRITE');

interface CreateOptions {
  readonly holder: string;
  readonly source: string;
  readonly scopes: string;
  readonly days?: string;
}

/** What can be asked for; `on` runs it on the database. */
export function commands(on: (work: (db: Db) => Promise<void>) => Promise<void>): Command {
  const program = new Command('npm run api-keys --').description('Keys of partners.');
  program
    .command('create')
    .requiredOption('--holder <name>', 'who it is for')
    .requiredOption('--source <code>', 'the source whose customers it reaches')
    .option('--scopes <list>', 'what it may be used for', READING.join(','))
    .option('--days <number>', 'how long it works; for ever unless said')
    .action(({ holder, source, scopes, days: length }: CreateOptions) =>
      on(async (db) => {
        const now = new Date();
        const expiresAt = length === undefined ? null : new Date(now.getTime() + days(length));
        show(doneOf(await createApiKey(db, { holder, source, scopes: scopesOf(scopes), expiresAt }, now)));
      }),
    );
  program
    .command('rotate <id>')
    .option('--days <number>', 'how long the former key goes on working', '7')
    .action((id: string, { days: overlap }: { readonly days: string }) =>
      on(async (db) => {
        const now = new Date();
        show(doneOf(await rotateApiKey(db, idOf(id), new Date(now.getTime() + days(overlap)), now)));
      }),
    );
  program.command('revoke <id>').action((id: string) =>
    on(async (db) => {
      console.log(lineOf(doneOf(await revokeApiKey(db, idOf(id), new Date()))));
    }),
  );
  program.command('list').action(() =>
    on(async (db) => {
      for (const key of await listAllApiKeys(db, new Date())) console.log(lineOf(key));
    }),
  );
  return program;
}

/** npm run api-keys: makes, replaces, takes back and lists keys, where nobody can do so in the graph yet. */
export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    loadEnvFileIfPresent('.env');
    ensureUtc(process.env);
    const given = loadStartConfig(process.env);
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    const settings = { say: console.error, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    await commands((work) => withCommandDatabase(config, settings, work)).parseAsync([...args], {
      from: 'user',
    });
  });
}
