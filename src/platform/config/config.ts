import { z } from 'zod';
import type { DataSourceSettings } from '../db/bounded-data-source';
import type { Limits } from '../limits/limits';
import type { PhoneRegion } from '../phone/phone-number';
import { chainRuleOf, chainVariables, type ChainRule } from './chain-variables';
import { identityConfig, identityFaults, identityVariables, type IdentityConfig } from './identity-variables';
import {
  documentFaults,
  documentsOf,
  documentVariables,
  type TrustedDocumentsConfig,
} from './document-variables';
import { limitsOf, limitVariables, unfitLimits } from './limit-variables';
import { databaseVariables, secretVariables, serverVariables, startVariables } from './variables';

/** The process's environment, or what a test puts in its place. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface DatabaseConfig extends DataSourceSettings {
  readonly databaseUrl: string;
}

export interface ServerConfig {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Origins whose pages may ask from a browser, besides our own. */
  readonly corsOrigins: readonly string[];
  /** A request that takes longer is given up; also how long requests in flight may take when the server stops. */
  readonly requestTimeoutMs: number;
  /** How often the clock looks for promises whose moment has passed; 0: never. */
  readonly clockIntervalMs: number;
  /** The country whose rules read phone numbers that are written without `+`. */
  readonly phoneRegion: PhoneRegion;
  /** When a contact repeats another. */
  readonly contactChains: ChainRule;
  readonly limits: Limits;
  readonly trustedDocuments: TrustedDocumentsConfig | null;
  /** Where instances keep the buckets of limits that they share; each has its own unless this is set. */
  readonly redisUrl?: string;
  readonly identity: IdentityConfig;
}

export interface Config extends ServerConfig {
  readonly database: DatabaseConfig;
  /** Signs the cursors of paged lists. */
  readonly cursorKey: Buffer;
  /** Seals the audit trail; the cursors' key unless it has its own. */
  readonly auditKey: Buffer;
}

/** What `npm start` is given: what is missing here it makes itself. */
export interface StartConfig extends ServerConfig {
  readonly database: Omit<DatabaseConfig, 'databaseUrl'> & { readonly databaseUrl?: string };
  readonly cursorKey?: Buffer;
  readonly auditKey?: Buffer;
  /** Where the private database and what is remembered of it lie, relative to the working folder. */
  readonly dataFolder: string;
}

const database = z.object(databaseVariables);
const everything = z.object({
  ...databaseVariables,
  ...secretVariables,
  ...serverVariables,
  ...chainVariables,
  ...limitVariables,
  ...documentVariables,
  ...identityVariables,
});
const start = everything.partial({ DATABASE_URL: true, CURSOR_KEY: true }).extend(startVariables);

/** Every variable that is read. */
export const variableNames: readonly string[] = Object.keys(start.shape);

/** Variables that begin like ours must be ours: a misspelt one would otherwise be ignored without a word. */
const OUR_PREFIXES =
  /^(DATABASE|CURSOR|AUDIT|AUTH|API_KEYS|DEMO_IDENTITIES|CORS|STATEMENT|REQUEST_TIMEOUT|CLOCK|CONTACT_CHAIN|DEFAULT_PHONE|LIMIT|REDIS|TRUSTED)(_|$)/;
/** Read by the tests alone, which choose their server with it. */
const NOT_OURS = ['DATABASE_FLAVOUR'];

/** The whole configuration. Throws one error that lists everything wrong: variable, fault, remedy. */
export function loadConfig(environment: Environment): Config {
  const values = read(everything, environment, identityFaults);
  return {
    ...serverConfig(values),
    database: databaseConfig(values),
    cursorKey: values.CURSOR_KEY,
    auditKey: values.AUDIT_KEY ?? values.CURSOR_KEY,
  };
}

/** The configuration of `npm start`, where the database and the key may be left out. */
export function loadStartConfig(environment: Environment): StartConfig {
  const {
    DATABASE_URL: databaseUrl,
    CURSOR_KEY: cursorKey,
    AUDIT_KEY: auditKey,
    ...values
  } = read(start, environment, identityFaults);
  return {
    ...serverConfig(values),
    database: { ...databaseSettings(values), ...(databaseUrl === undefined ? {} : { databaseUrl }) },
    ...(cursorKey === undefined ? {} : { cursorKey }),
    ...(auditKey === undefined ? {} : { auditKey }),
    dataFolder: values.DATA_FOLDER,
  };
}

/** What the commands need that only work on the database. */
export function loadDatabaseConfig(environment: Environment): DatabaseConfig {
  return databaseConfig(read(database, environment));
}

function serverConfig(values: Omit<z.infer<typeof everything>, 'DATABASE_URL' | 'CURSOR_KEY'>): ServerConfig {
  return {
    environment: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    corsOrigins: values.CORS_ORIGINS,
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    clockIntervalMs: values.CLOCK_INTERVAL_MS,
    phoneRegion: values.DEFAULT_PHONE_REGION,
    contactChains: chainRuleOf(values),
    limits: limitsOf(values),
    trustedDocuments: documentsOf(values),
    ...(values.REDIS_URL === undefined ? {} : { redisUrl: values.REDIS_URL }),
    identity: identityConfig(values),
  };
}

function databaseConfig(values: z.infer<typeof database>): DatabaseConfig {
  return { databaseUrl: values.DATABASE_URL, ...databaseSettings(values) };
}

function databaseSettings(values: Omit<z.infer<typeof database>, 'DATABASE_URL'>): DataSourceSettings {
  const connectionsPerViewer = values.DATABASE_CONNECTIONS_PER_VIEWER;
  return {
    poolSize: values.DATABASE_POOL_SIZE,
    ...(connectionsPerViewer !== undefined && { connectionsPerViewer }),
    statementTimeoutMs: values.STATEMENT_TIMEOUT_MS,
  };
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
  faultsBetween: (values: z.infer<Schema>) => string[] = () => [],
): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const result = schema.safeParse(given);
  const faults = [
    ...unknownVariables(given),
    ...unfitLimits(given),
    ...documentFaults(given),
    // Only the rule is told, never the value: it may be a secret.
    ...(result.success
      ? faultsBetween(result.data)
      : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)),
  ];
  if (result.success && faults.length === 0) return result.data;
  throw new Error(['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
}

function unknownVariables(given: Environment): string[] {
  return Object.keys(given)
    .filter((name) => OUR_PREFIXES.test(name) && !variableNames.includes(name) && !NOT_OURS.includes(name))
    .map((name) => `${name} is unknown; these are known: ${variableNames.join(', ')}`);
}
