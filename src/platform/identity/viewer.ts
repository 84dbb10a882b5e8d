import type { Id } from '../../kernel/id';

/** What somebody is employed for. A viewer may have several and then may do what any of them may. */
export const ROLES = [
  'AGENT',
  'TEAM_LEAD',
  'CARE_MANAGER',
  'PRODUCT_MANAGER',
  'PARTNER',
  'AUDITOR',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

/** What a partner's key may be used for. */
export const KEY_SCOPES = ['READ', 'FIND', 'STATISTICS', 'WRITE'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** How the server knows who asks. */
export type ViewerKind = 'ANONYMOUS' | 'USER' | 'API_KEY';

/** What the viewer asks with: limits and trusted documents may differ by it. */
export type ClientKind = 'ANONYMOUS' | 'FRONT_END' | 'PARTNER' | 'EXPLORER';

/**
 * Which customers a viewer is there for. Each that is not null narrows: a customer must be within all of them. An empty list is
 * nobody.
 */
export interface Reach {
  /** Codes of segments. */
  readonly segments: readonly string[] | null;
  /** Codes of business units. */
  readonly businessUnits: readonly string[] | null;
  /** Codes of the teams that look after the customer. */
  readonly teams: readonly string[] | null;
  /** The code of a partner's source: only customers whom that source has delivered. */
  readonly partnerSource: string | null;
  /** Whether records of customers who work for the bank are within reach. */
  readonly colleagues: boolean;
}

/** Who asks. Somebody unknown is a viewer too: the one who may see nothing of a customer. */
export interface Viewer {
  readonly kind: ViewerKind;
  readonly clientKind: ClientKind;
  /** What to call them. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** What a key narrows the roles to; left out, nothing does. */
  readonly scopes?: readonly KeyScope[];
  /** The same for the same user or key for ever, and no personal data: what the audit trail names. Null for anonymous. */
  readonly subjectId: string | null;
  /** What limits are counted by; the same for all requests of a user or key. */
  readonly limitKey: string;
  /** The agent that a user is, where they are one. */
  readonly agentId: Id | null;
  readonly reach: Reach;
}

const NOBODY: Reach = {
  segments: [],
  businessUnits: [],
  teams: [],
  partnerSource: null,
  colleagues: false,
};

/** Whoever brought no credential. All of them share one allowance; the invited, who bring a token, have one each. */
export const anonymousViewer: Viewer = {
  kind: 'ANONYMOUS',
  clientKind: 'ANONYMOUS',
  name: 'Anonymous',
  roles: [],
  subjectId: null,
  limitKey: 'anonymous',
  agentId: null,
  reach: NOBODY,
};
