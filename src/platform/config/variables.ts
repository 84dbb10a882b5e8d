import { z } from 'zod';
import { isPhoneRegion } from '../phone/phone-number';

/** Everything that can be set, with the rule that its value is held to. Blank counts as not set. */

export const wholeNumber = (lowest: number, highest: number, example: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number, such as ${String(example)}`)
    .transform(Number)
    .refine(
      (value) => value >= lowest && value <= highest,
      `must lie between ${String(lowest)} and ${String(highest)}, such as ${String(example)}`,
    );

function isDatabaseUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null &&
    /^(mysql|mariadb):$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^\/[^/]+$/.test(url.pathname)
  );
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

export const databaseVariables = {
  DATABASE_URL: z
    .string('is required, such as mysql://user:password@127.0.0.1:3306/one_window')
    .refine(
      isDatabaseUrl,
      'must be a mysql:// or mariadb:// URL with a host and a database, such as mysql://user:password@127.0.0.1:3306/one_window',
    ),
  DATABASE_POOL_SIZE: wholeNumber(1, 500, 10).default(10),
  DATABASE_CONNECTIONS_PER_VIEWER: wholeNumber(1, 500, 5).optional(),
  STATEMENT_TIMEOUT_MS: wholeNumber(0, 600_000, 5000).default(5000),
};

export const secretVariables = {
  CURSOR_KEY: z
    .string('is required; make one with: openssl rand -hex 32')
    .regex(
      /^([0-9a-f]{2}){32,}$/i,
      'must be 32 bytes or more in hexadecimal; make one with: openssl rand -hex 32',
    )
    .transform((text) => Buffer.from(text, 'hex')),
  AUDIT_KEY: z
    .string()
    .regex(
      /^([0-9a-f]{2}){32,}$/i,
      'must be 32 bytes or more in hexadecimal; make one with: openssl rand -hex 32',
    )
    .transform((text) => Buffer.from(text, 'hex'))
    .optional(),
};

/** Used by `npm start` alone. */
export const startVariables = {
  DATA_FOLDER: z.string().default('.data'),
};

export const serverVariables = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 4000).default(4000),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins separated by commas, without a path, such as https://crm.example.com,http://localhost:3000',
    )
    .default([]),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000, 10_000).default(10_000),
  CLOCK_INTERVAL_MS: wholeNumber(0, 3_600_000, 10_000).default(10_000),
  DEFAULT_PHONE_REGION: z
    .string()
    .refine(isPhoneRegion, 'must be the two-letter code of a country, such as CZ')
    .default('CZ'),
};
