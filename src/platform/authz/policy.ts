import type { KeyScope, Role, Viewer } from '../identity/viewer';

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
  /** See a customer without masks for minutes, for a reason that goes on record. */
  'customer:unmask',
  /** Make customers known, and change what is known of them: profiles, ways to reach them, consents. */
  'customer:write',
  /** Say of customers what a source says, by its own keys: a partner for their own source, others for any. */
  'customer:deliver',
  /** Open accounts, say who holds them, close them. */
  'account:write',
  /** Record contacts, as they happen or afterwards. */
  'interaction:write',
  /** Open matters to settle, and bring them to an end. */
  'case:write',
  /** Promise customers something, and say what became of it. */
  'promise:write',
  /** Record what customers do for the bank. */
  'advocacy:record',
  /** Ask customers to speak for the bank, follow what they proposed and whom they sent, put them forward. */
  'advocacy:write',
  /** Say who looks after an advocate, and who is in the VIP programme. */
  'advocacy:manage',
  /** Say when people are there. */
  'calendar:write',
  /** Say what customers are asked, and how often. */
  'survey:define',
  /** Invite customers to answer, tell how far an invitation has got, record what they answered elsewhere. */
  'survey:write',
  /** Answer as whoever was invited: the token says who may. */
  'survey:answer',
  /** See to low answers. */
  'loop:write',
  /** Count and measure facts. */
  'statistics:read',
  /** Read who has read and done what. */
  'audit:read',
  /** Give keys to partners, renew them and take them back. */
  'apiKey:manage',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What is done by those who stand before the customer. */
const CARE: readonly Action[] = [
  ...(['bank:read', 'customer:read', 'customer:find', 'statistics:read'] as const),
  ...(['customer:write', 'interaction:write', 'case:write', 'promise:write'] as const),
  ...(['survey:write', 'loop:write'] as const),
  ...(['advocacy:record', 'advocacy:write'] as const),
];

/**
 * What each role may do: what is not listed is refused. What sources say is for partners to deliver; people correct it as One Window, and care
 * managers alone mend what a source has said, of customers and of accounts. What is promised is promised by people. Unmasking is for those who work on what they see masked, and must now and then
 * know: auditors, whether the one in the records is the one in the file before them; product managers, what exactly somebody wrote of a
 * product. A partner’s work with a customer does not hang on the number that is masked to them, and a key gives no reasons.
 */
const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  AGENT: CARE,
  TEAM_LEAD: [...CARE, 'advocacy:manage'],
  CARE_MANAGER: [
    ...CARE,
    ...(['customer:deliver', 'account:write', 'calendar:write', 'survey:define', 'advocacy:manage'] as const),
  ],
  PRODUCT_MANAGER: ['bank:read', 'customer:read', 'customer:unmask', 'statistics:read'],
  PARTNER: [
    ...(['bank:read', 'customer:read', 'customer:find', 'statistics:read'] as const),
    ...(['customer:write', 'customer:deliver', 'account:write'] as const),
    ...(['interaction:write', 'case:write', 'survey:write', 'advocacy:record'] as const),
  ],
  AUDITOR: ['bank:read', 'customer:read', 'customer:unmask', 'statistics:read', 'audit:read'],
  ADMINISTRATOR: ['apiKey:manage'],
};

/** What anybody may do, whoever they are. */
const FOR_ALL: readonly Action[] = ['viewer:read', 'survey:answer'];

/** What each scope of a key leaves of its roles. */
const WITHIN_SCOPE: Readonly<Record<KeyScope, readonly Action[]>> = {
  READ: ['bank:read', 'customer:read'],
  FIND: ['customer:find'],
  STATISTICS: ['statistics:read'],
  // Whoever writes sees what became of it.
  WRITE: [
    ...(['bank:read', 'customer:read'] as const),
    ...(['customer:write', 'customer:deliver', 'account:write'] as const),
    ...(['interaction:write', 'case:write', 'survey:write', 'advocacy:record'] as const),
  ],
};

/** Whether that viewer may do that at all: one of their roles is enough, and a key's scopes must have it too. */
export function may({ roles, scopes }: Pick<Viewer, 'roles' | 'scopes'>, action: Action): boolean {
  if (FOR_ALL.includes(action)) return true;
  const isWithin = scopes?.some((scope) => WITHIN_SCOPE[scope].includes(action)) ?? true;
  return isWithin && roles.some((role) => ALLOWED[role].includes(action));
}
