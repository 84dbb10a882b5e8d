import { createHash } from 'node:crypto';
import { parseGlobalId } from '../../kernel/global-id';
import type { Id } from '../../kernel/id';
import type { ClientKind, Reach, Role, Viewer } from './viewer';

/** Where a token says which roles its bearer has, and what each of an issuer's names means here. */
export interface RoleClaims {
  /** The claim that lists the roles, a path with dots: `roles`, `realm_access.roles`. */
  readonly claim: string;
  /** Roles by the issuer's name for them; names that are not here mean nothing. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** What a token says, once it is known to be the issuer's. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who are there for the whole bank unless their token narrows it; the others are there for nobody until it says for whom. */
const BANK_WIDE: ReadonlySet<Role> = new Set<Role>(['CARE_MANAGER', 'PRODUCT_MANAGER', 'AUDITOR']);
/** Whose work includes what their own colleagues have at the bank. */
const OF_COLLEAGUES: ReadonlySet<Role> = new Set<Role>(['CARE_MANAGER', 'AUDITOR']);
/** Whose work is with keys alone: it neither widens nor narrows which customers the other roles reach. */
const OF_NO_CUSTOMERS: ReadonlySet<Role> = new Set<Role>(['ADMINISTRATOR']);
/** In place of a list: all of them. */
const ALL = '*';

function valueAt(claims: Claims, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Claims)[key]
          : undefined,
      claims,
    );
}

/** A claim that is a list, or words in one text; null when it is not there. */
function listOf(value: unknown): readonly string[] | null {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((word) => word !== '');
  if (Array.isArray(value)) return value.filter((word) => typeof word === 'string');
  return null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A claim that narrows: null when it is not there or names all. One that cannot be read is for nobody: it was meant to narrow. */
function narrowing(value: unknown): readonly string[] | null {
  if (value === undefined) return null;
  const list = listOf(value) ?? [];
  if (Array.isArray(value) && list.length < value.length) return [];
  return list.includes(ALL) ? null : list;
}

function rolesOf(claims: Claims, { claim, roles }: RoleClaims): Role[] {
  const named = listOf(valueAt(claims, claim)) ?? [];
  return [...new Set(named.flatMap((name) => roles.get(name) ?? []))];
}

/**
 * Which customers a token's bearer is there for. Deny by default: an agent without a word about it is there for nobody. Several roles
 * reach as far as each of them does: what one shows in full must not meet the customers that only another reaches.
 */
function reachOf(claims: Claims, roles: readonly Role[]): Reach {
  const given = [claims['segments'], claims['business_units'], claims['teams']];
  const partnerSource = textOf(claims['partner_source']);
  const isSaid = given.some((claim) => claim !== undefined) || partnerSource !== null;
  const [segments = null, businessUnits = null, teams = null] = given.map(narrowing);
  const seeing = roles.filter((role) => !OF_NO_CUSTOMERS.has(role));
  const areAll = (those: ReadonlySet<Role>): boolean =>
    seeing.length > 0 && seeing.every((role) => those.has(role));
  const isPartner = roles.includes('PARTNER');
  const isReadable = partnerSource !== null || claims['partner_source'] === undefined;
  const isForAnybody = isPartner ? partnerSource !== null : isReadable && (isSaid || areAll(BANK_WIDE));
  return {
    segments: isForAnybody ? segments : [],
    businessUnits,
    teams,
    partnerSource,
    colleagues: areAll(OF_COLLEAGUES),
  };
}

function agentOf(claims: Claims): Id | null {
  const parsed = parseGlobalId(textOf(claims['agent_id']) ?? '');
  return parsed?.prefix === 'agt' ? parsed.id : null;
}

/** The viewer that a verified token is of. Its subject is told by a digest: it may be an e-mail address. */
export function viewerOfClaims(claims: Claims, rules: RoleClaims, clientKind: ClientKind): Viewer {
  const roles = rolesOf(claims, rules);
  const subject = JSON.stringify([claims['iss'], claims['sub']]);
  const subjectId = `usr_${createHash('sha256').update(subject).digest('hex').slice(0, 16)}`;
  return {
    kind: 'USER',
    clientKind: roles.includes('PARTNER') ? 'PARTNER' : clientKind,
    name: textOf(claims['name']) ?? subjectId,
    roles,
    subjectId,
    limitKey: subjectId,
    agentId: agentOf(claims),
    reach: reachOf(claims, roles),
  };
}
