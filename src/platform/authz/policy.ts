import type { Role, Viewer } from '../identity/viewer';

/** Everything that a root field may ask permission for. Which customers it may be done to is the row scope's to say. */
export const ACTIONS = [
  /** Learn who one is to this server. */
  'viewer:read',
  /** Read what is the bank's own and no customer's: sources, definitions. */
  'bank:read',
  /** Read customers and their facts, by id and in lists. */
  'customer:read',
  /** Look for a customer by what they are called or reached by. */
  'customer:find',
  /** Count and measure facts. */
  'statistics:read',
  /** See for minutes, with a reason, what is otherwise masked. */
  'customer:unmask',
  /** Read who has read and done what. */
  'audit:read',
  /** Give keys to partners, renew them and take them back. */
  'apiKey:manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What each role may do: what is not listed is refused. */
const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  AGENT: ['bank:read', 'customer:read', 'customer:find', 'statistics:read'],
  TEAM_LEAD: ['bank:read', 'customer:read', 'customer:find', 'statistics:read'],
  CARE_MANAGER: ['bank:read', 'customer:read', 'customer:find', 'statistics:read'],
  PRODUCT_MANAGER: ['bank:read', 'customer:read', 'statistics:read', 'customer:unmask'],
  PARTNER: ['bank:read', 'customer:read', 'customer:find', 'statistics:read'],
  AUDITOR: ['bank:read', 'customer:read', 'statistics:read', 'customer:unmask', 'audit:read'],
  ADMINISTRATOR: ['apiKey:manage'],
};

/** What anybody may do, whoever they are. */
const FOR_ALL: readonly Action[] = ['viewer:read'];

/** Whether that viewer may do that at all: one of their roles is enough. */
export function may({ roles }: Pick<Viewer, 'roles'>, action: Action): boolean {
  return FOR_ALL.includes(action) || roles.some((role) => ALLOWED[role].includes(action));
}
