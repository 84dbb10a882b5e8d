import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  loadConfig,
  loadDatabaseConfig,
  loadStartConfig,
  variableNames,
} from '../../../src/platform/config/config';
import { USUAL_CHAIN_RULE } from '../../../src/platform/config/chain-variables';
import { USUAL_LIMITS } from '../../../src/platform/limits/limits';

const complete = {
  DATABASE_URL: 'mysql://ow:secret@127.0.0.1:3306/one_window',
  CURSOR_KEY: 'ab'.repeat(32),
};

describe('the configuration', () => {
  it('has a default for everything but the database and the key', () => {
    expect(loadConfig(complete)).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      corsOrigins: [],
      requestTimeoutMs: 10_000,
      clockIntervalMs: 10_000,
      phoneRegion: 'CZ',
      contactChains: USUAL_CHAIN_RULE,
      limits: USUAL_LIMITS,
      trustedDocuments: null,
      identity: { tokens: null, apiKeys: false, demoFolder: null },
      cursorKey: Buffer.from('ab'.repeat(32), 'hex'),
      auditKey: Buffer.from('ab'.repeat(32), 'hex'),
      database: { databaseUrl: complete.DATABASE_URL, poolSize: 10, statementTimeoutMs: 5_000 },
    });
  });

  it.each([
    ['DATABASE_URL', undefined, 'DATABASE_URL is required, such as mysql://'],
    ['DATABASE_URL', '  ', 'DATABASE_URL is required'],
    [
      'DATABASE_URL',
      'postgres://ow@127.0.0.1/one_window',
      'DATABASE_URL must be a mysql:// or mariadb:// URL',
    ],
    [
      'DATABASE_URL',
      'mysql://ow@127.0.0.1',
      'DATABASE_URL must be a mysql:// or mariadb:// URL with a host and a database',
    ],
    ['DATABASE_URL', 'not a url', 'DATABASE_URL must be'],
    ['DATABASE_POOL_SIZE', '0', 'DATABASE_POOL_SIZE must lie between 1 and 500'],
    ['DATABASE_CONNECTIONS_PER_VIEWER', '0', 'DATABASE_CONNECTIONS_PER_VIEWER must lie between 1 and 500'],
    ['DATABASE_POOL_SIZE', 'ten', 'DATABASE_POOL_SIZE must be a whole number, such as 10'],
    ['STATEMENT_TIMEOUT_MS', '-1', 'STATEMENT_TIMEOUT_MS must be a whole number'],
    ['REQUEST_TIMEOUT_MS', '1.5', 'REQUEST_TIMEOUT_MS must be a whole number'],
    ['REQUEST_TIMEOUT_MS', '99', 'REQUEST_TIMEOUT_MS must lie between 100 and 600000'],
    ['CURSOR_KEY', undefined, 'CURSOR_KEY is required; make one with: openssl rand -hex 32'],
    ['CURSOR_KEY', 'ab'.repeat(31), 'CURSOR_KEY must be 32 bytes or more in hexadecimal'],
    ['CURSOR_KEY', 'z'.repeat(64), 'CURSOR_KEY must be 32 bytes or more in hexadecimal'],
    ['NODE_ENV', 'production', 'NODE_ENV must not be production without a way to tell who asks: set AUTH_'],
    ['CLOCK_INTERVAL_MS', '3600001', 'CLOCK_INTERVAL_MS must lie between 0 and 3600000, such as 10000'],
    ['LIMIT_COST', '99', 'LIMIT_COST must lie between 100 and 1000000, such as 2500'],
    ['LIMIT_BUCKET', '2499', 'LIMIT_BUCKET must be at least LIMIT_COST, which is 2500'],
    ['TRUSTED_DOCUMENTS_ONLY', 'PARTNER', 'TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS'],
    ['TRUSTED_DOCUMENTS_ONLY', 'EVERYBODY', 'TRUSTED_DOCUMENTS_ONLY.0 must be kinds of clients'],
    ['REDIS_URL', 'http://127.0.0.1', 'REDIS_URL must be a redis:// or rediss:// URL'],
    ['NODE_ENV', 'staging', 'NODE_ENV must be development, test or production'],
    ['HOST', '0.0.0.0', 'HOST must be one of 127.0.0.1, ::1, localhost until the server can tell who asks'],
    ['AUTH_ISSUER', 'https://login.example.com', 'AUTH_AUDIENCE is required beside the others of the issuer'],
    ['AUTH_JWKS_URL', 'http://login.example.com/keys', 'AUTH_JWKS_URL must be an https:// URL'],
    ['AUTH_ALGORITHMS', 'RS256,HS256', 'AUTH_ALGORITHMS must be some of RS256'],
    ['AUTH_ALGORITHMS', 'none', 'AUTH_ALGORITHMS must be some of RS256'],
    ['AUTH_CLOCK_SKEW_SECONDS', '301', 'AUTH_CLOCK_SKEW_SECONDS must lie between 0 and 300'],
    ['AUTH_ROLES', 'boss=KING', 'AUTH_ROLES must be pairs of the issuer’s name and one of AGENT'],
    ['API_KEYS', 'yes', 'API_KEYS must be on or off'],
    ['AUTH_ISSUERS', 'https://login.example.com', 'AUTH_ISSUERS is unknown'],
    ['PORT', '65536', 'PORT must lie between 0 and 65535'],
    ['PORT', 'http', 'PORT must be a whole number, such as 4000'],
    ['LOG_LEVEL', 'verbose', 'LOG_LEVEL must be fatal, error,'],
    ['CORS_ORIGINS', '*', 'CORS_ORIGINS must be origins separated by commas'],
    [
      'CORS_ORIGINS',
      'https://crm.example.com/',
      'CORS_ORIGINS must be origins separated by commas, without a path',
    ],
    ['DEFAULT_PHONE_REGION', 'XX', 'DEFAULT_PHONE_REGION must be the two-letter code of a country'],
    ['DATABASE_POOLSIZE', '10', 'DATABASE_POOLSIZE is unknown; these are known: DATABASE_URL,'],
    ['CORS_ORIGIN', 'https://crm.example.com', 'CORS_ORIGIN is unknown'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => loadConfig({ ...complete, [name]: value })).toThrow(message);
  });

  it('lists everything that is wrong at once', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
      /DATABASE_URL is required[^]*CURSOR_KEY is required[^]*PORT must[^]*LOG_LEVEL must/,
    );
  });

  it('never repeats a value, which may be a secret', () => {
    const DATABASE_URL = 'mysql://ow:hunter2@127.0.0.1';
    expect(() => loadConfig({ ...complete, DATABASE_URL, CURSOR_KEY: 'hunter2' })).toThrow(
      /^(?![^]*hunter2)/,
    );
  });

  it('leaves alone what belongs to others', () => {
    expect(
      loadConfig({ ...complete, PATH: '/bin', DATABASE_FLAVOUR: 'mysql', npm_config_cache: 'x' }).port,
    ).toBe(4000);
  });

  const issuer = {
    AUTH_ISSUER: 'https://login.example.com',
    AUTH_AUDIENCE: 'one-window',
    AUTH_JWKS_URL: 'https://login.example.com/keys',
  };

  it('takes an issuer, and what its roles mean', () => {
    const { identity } = loadConfig({
      ...complete,
      ...issuer,
      AUTH_ROLES: 'care=AGENT, audit = AUDITOR,PARTNER',
    });
    expect(identity.tokens).toMatchObject({
      audience: 'one-window',
      algorithms: ['RS256', 'ES256'],
      clockSkewSeconds: 30,
    });
    expect(Object.fromEntries(identity.tokens?.roles.roles ?? [])).toEqual({
      care: 'AGENT',
      audit: 'AUDITOR',
      PARTNER: 'PARTNER',
    });
  });

  it.each([
    ['an issuer', issuer],
    ['keys', { API_KEYS: 'on' }],
  ])('lets whoever can tell who asks by %s listen everywhere, and in production', (_by, way) => {
    expect(loadConfig({ ...complete, ...way, NODE_ENV: 'production', HOST: '0.0.0.0' })).toMatchObject({
      environment: 'production',
      host: '0.0.0.0',
    });
  });

  it.each([
    [{ NODE_ENV: 'production', API_KEYS: 'on' }, 'DEMO_IDENTITIES must not be set in production'],
    [{ HOST: '0.0.0.0', API_KEYS: 'on' }, 'HOST must be one of'],
    [issuer, 'DEMO_IDENTITIES must not be set beside an issuer'],
  ])('refuses demo identities with %j', (given, fault) => {
    expect(() => loadConfig({ ...complete, ...given, DEMO_IDENTITIES: '.data' })).toThrow(fault);
  });

  it('takes demo identities with keys beside them, on this machine', () => {
    const { identity } = loadConfig({ ...complete, API_KEYS: 'on', DEMO_IDENTITIES: '.data' });
    expect(identity).toMatchObject({ tokens: null, apiKeys: true, demoFolder: '.data' });
  });

  it('takes several origins', () => {
    const { corsOrigins } = loadConfig({
      ...complete,
      CORS_ORIGINS: 'https://crm.example.com, http://localhost:3000',
    });
    expect(corsOrigins).toEqual(['https://crm.example.com', 'http://localhost:3000']);
  });
});

describe('the configuration of npm start', () => {
  it('needs neither a database nor a key', () => {
    const config = loadStartConfig({});
    expect(config).toMatchObject({ port: 4000, dataFolder: '.data', database: { poolSize: 10 } });
    expect(config.database).not.toHaveProperty('databaseUrl');
    expect(config).not.toHaveProperty('cursorKey');
  });

  it('is held to the same rules', () => {
    expect(() => loadStartConfig({ DATABASE_URL: 'sqlite://x' })).toThrow('DATABASE_URL must be');
  });
});

describe('the configuration of the database alone', () => {
  it('says how many connections one viewer holds, if it is said', () => {
    const given = { DATABASE_URL: complete.DATABASE_URL, DATABASE_CONNECTIONS_PER_VIEWER: '3' };
    expect(loadDatabaseConfig(given)).toMatchObject({ poolSize: 10, connectionsPerViewer: 3 });
  });

  it('needs no key', () => {
    expect(loadDatabaseConfig({ DATABASE_URL: 'mariadb://db.example.com/one_window' })).toEqual({
      databaseUrl: 'mariadb://db.example.com/one_window',
      poolSize: 10,
      statementTimeoutMs: 5_000,
    });
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(__dirname, '../../../.env.example'), 'utf8');
  const variables = parseEnv(text) as Record<string, string>;

  it('can be used once the key is filled in, and stands for the defaults', () => {
    const { CURSOR_KEY, DATABASE_URL } = { ...complete, DATABASE_URL: variables['DATABASE_URL'] };
    expect(variables['CURSOR_KEY']).toBe('');
    expect(loadConfig({ ...variables, CURSOR_KEY })).toEqual(loadConfig({ CURSOR_KEY, DATABASE_URL }));
    expect(loadStartConfig(variables)).toEqual(loadStartConfig({ DATABASE_URL }));
  });

  it('names every variable that there is, and no other', () => {
    expect(Object.keys(variables).sort()).toEqual([...variableNames].sort());
  });
});
