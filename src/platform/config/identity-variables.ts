import { z } from 'zod';
import type { TokenRules } from '../identity/token-issuer';
import { ROLES, type Role } from '../identity/viewer';

/** What says who asks, with the rule that each value is held to. */

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const MOST_SKEW_SECONDS = 300;

function isKeysUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname))
  );
}

const isRole = (name: string): name is Role => ROLES.some((role) => role === name);

const words = (text: string): string[] => text.split(',').map((word) => word.trim());

/** `theirs=OURS` or a role's own name, separated by commas. */
function rolesByName(text: string): ReadonlyMap<string, Role> | null {
  const roles = new Map<string, Role>();
  for (const word of words(text)) {
    const [theirs = '', ours = theirs] = word.split('=').map((part) => part.trim());
    if (theirs === '' || !isRole(ours)) return null;
    roles.set(theirs, ours);
  }
  return roles;
}

export const identityVariables = {
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_JWKS_URL: z
    .string()
    .refine(isKeysUrl, 'must be an https:// URL, such as https://login.example.com/.well-known/jwks.json')
    .optional(),
  AUTH_ALGORITHMS: z
    .string()
    .transform(words)
    .refine(
      (names) => names.every((name) => ALGORITHMS.includes(name)),
      `must be some of ${ALGORITHMS.join(', ')}, separated by commas`,
    )
    .default(['RS256', 'ES256']),
  AUTH_CLOCK_SKEW_SECONDS: z
    .string()
    .regex(/^\d+$/, 'must be a whole number, such as 30')
    .transform(Number)
    .refine(
      (value) => value <= MOST_SKEW_SECONDS,
      `must lie between 0 and ${String(MOST_SKEW_SECONDS)}, such as 30`,
    )
    .default(30),
  AUTH_ROLES_CLAIM: z.string().default('roles'),
  AUTH_ROLES: z
    .string()
    .transform((text, context) => {
      const roles = rolesByName(text);
      if (roles !== null) return roles;
      context.addIssue({
        code: 'custom',
        message: `must be pairs of the issuer’s name and one of ${ROLES.join(', ')}, such as care-agent=AGENT,care-lead=TEAM_LEAD`,
      });
      return z.NEVER;
    })
    .default(new Map(ROLES.map((role) => [role, role]))),
  API_KEYS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  DEMO_IDENTITIES: z.string().optional(),
};

type Values = z.infer<z.ZodObject<typeof identityVariables>>;

/** How the server learns who asks. */
export interface IdentityConfig {
  /** Whose tokens are taken; null when none are. */
  readonly tokens: (TokenRules & { readonly jwksUrl: string }) | null;
  /** Whether keys of partners are taken. */
  readonly apiKeys: boolean;
  /** The folder in which demo identities are kept; null when there are none. */
  readonly demoFolder: string | null;
}

export function identityConfig(values: Values): IdentityConfig {
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, AUTH_JWKS_URL: jwksUrl } = values;
  const isComplete = issuer !== undefined && audience !== undefined && jwksUrl !== undefined;
  return {
    tokens: isComplete
      ? {
          issuer,
          audience,
          jwksUrl,
          algorithms: values.AUTH_ALGORITHMS,
          clockSkewSeconds: values.AUTH_CLOCK_SKEW_SECONDS,
          roles: { claim: values.AUTH_ROLES_CLAIM, roles: values.AUTH_ROLES },
          clientKind: 'FRONT_END',
        }
      : null,
    apiKeys: values.API_KEYS === 'on',
    demoFolder: values.DEMO_IDENTITIES ?? null,
  };
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const REMEDY = 'set AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL, or API_KEYS=on';

/** What is wrong between the variables, none of which is wrong alone. */
export function identityFaults(
  values: Values & { readonly NODE_ENV: string; readonly HOST: string },
): string[] {
  const issuer = ['AUTH_ISSUER', 'AUTH_AUDIENCE', 'AUTH_JWKS_URL'] as const;
  const missing = issuer.filter((name) => values[name] === undefined);
  const isAuthenticated = missing.length === 0 || values.API_KEYS === 'on';
  const hasDemo = values.DEMO_IDENTITIES !== undefined;
  const isOpen = !LOOPBACK.includes(values.HOST);
  return [
    ...(missing.length > 0 && missing.length < issuer.length
      ? missing.map((name) => `${name} is required beside the others of the issuer`)
      : []),
    ...(values.NODE_ENV === 'production' && !isAuthenticated
      ? [`NODE_ENV must not be production without a way to tell who asks: ${REMEDY}`]
      : []),
    ...(values.NODE_ENV === 'production' && hasDemo
      ? ['DEMO_IDENTITIES must not be set in production: whoever reads its file is anybody they like']
      : []),
    ...(hasDemo && missing.length < issuer.length
      ? ['DEMO_IDENTITIES must not be set beside an issuer: a server takes the tokens of one of them']
      : []),
    ...(isOpen && !isAuthenticated
      ? [`HOST must be one of ${LOOPBACK.join(', ')} until the server can tell who asks: ${REMEDY}`]
      : []),
    ...(isOpen && hasDemo
      ? [`HOST must be one of ${LOOPBACK.join(', ')} with DEMO_IDENTITIES: they are for this machine only`]
      : []),
  ];
}
