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
import { systemClock } from '../kernel/clock';
import { isId, newId, type Id } from '../kernel/id';
import type { AuditTrail } from '../platform/audit/audit';
import { sealingKey } from '../platform/audit/audit-record';
import { openChainedAudit } from '../platform/audit/chained-audit';
import { loadStartConfig } from '../platform/config/config';
import { loadEnvFileIfPresent } from '../platform/config/env-file';
import { ensureUtc } from '../platform/config/time-zone';
import type { Db, Tx } from '../platform/db/db';
import { KEY_SCOPES, type KeyScope } from '../platform/identity/viewer';
import { createLog } from '../platform/observability/log';
import { withCommandDatabase } from './command-database';
import { auditKeyOf } from './cursor-key';
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

/** Whoever has the command has the database: they are known to the records by that alone. */
const OPERATOR = { subjectId: 'operator', roles: [], clientKind: 'ANONYMOUS' } as const;

/** Where keys are, and where it is recorded what is done to them. */
interface Means {
  readonly db: Db;
  readonly audit: AuditTrail;
}

/** On record first, then within one transaction: what cannot be recorded is not done, and what was tried in vain is told too. */
async function done<Done>(
  { db, audit }: Means,
  { action, at, ids }: { readonly action: string; readonly at: Date; readonly ids: readonly Id[] },
  work: (tx: Tx) => Promise<KeyResult<Done>>,
): Promise<Done> {
  const subjects = ids.map((id) => `key_${id}`);
  await audit.record({ viewer: OPERATOR, action, at, reason: null, subjects });
  return doneOf(await db.transaction(work));
}

/** What can be asked for; `on` runs it on the database, `changing` what changes something there. */
export function commands(
  on: (work: (db: Db) => Promise<void>) => Promise<void>,
  changing: (work: (means: Means) => Promise<void>) => Promise<void>,
): Command {
  const program = new Command('npm run api-keys --').description('Keys of partners.');
  program
    .command('create')
    .requiredOption('--holder <name>', 'who it is for')
    .requiredOption('--source <code>', 'the source whose customers it reaches')
    .option('--scopes <list>', 'what it may be used for', READING.join(','))
    .option('--days <number>', 'how long it works; for ever unless said')
    .action(({ holder, source, scopes, days: length }: CreateOptions) =>
      changing(async (means) => {
        const at = new Date();
        const expiresAt = length === undefined ? null : new Date(at.getTime() + days(length));
        const wish = { holder, source, scopes: scopesOf(scopes), expiresAt };
        const id = newId();
        const deed = { action: 'apiKey:create', at, ids: [id] };
        show(await done(means, deed, (tx) => createApiKey(tx, wish, at, id)));
      }),
    );
  program
    .command('rotate <id>')
    .option('--days <number>', 'how long the former key goes on working', '7')
    .action((text: string, { days: overlap }: { readonly days: string }) =>
      changing(async (means) => {
        const at = new Date();
        const until = new Date(at.getTime() + days(overlap));
        const [id, newerId] = [idOf(text), newId()];
        const deed = { action: 'apiKey:rotate', at, ids: [id, newerId] };
        show(await done(means, deed, (tx) => rotateApiKey(tx, id, until, at, newerId)));
      }),
    );
  program.command('revoke <id>').action((text: string) =>
    changing(async (means) => {
      const [at, id] = [new Date(), idOf(text)];
      const deed = { action: 'apiKey:revoke', at, ids: [id] };
      console.log(lineOf(await done(means, deed, (tx) => revokeApiKey(tx, id, at))));
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
    const given = loadStartConfig({ LOG_LEVEL: 'warn', ...process.env });
    const config = { ...given, dataFolder: resolve(given.dataFolder) };
    const settings = { say: console.error, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    const on = (work: (db: Db) => Promise<void>) => withCommandDatabase(config, settings, work);
    const changing = (work: (means: Means) => Promise<void>) =>
      on(async (db) => {
        const key = sealingKey(auditKeyOf(config));
        // What the command prints is the key: whoever keeps that keeps nothing else.
        const log = createLog(config.logLevel, process.stderr);
        const audit = await openChainedAudit({ db, key, log, clock: systemClock });
        try {
          await work({ db, audit });
        } finally {
          await audit.close();
        }
      });
    await commands(on, changing).parseAsync([...args], { from: 'user' });
  });
}
