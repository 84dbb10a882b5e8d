import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { toUSVString } from 'node:util';
import type { Id } from '../../kernel/id';
import type { AuditEvent } from './audit';

/** An event as it is kept: one link of the chain that its process has written. */
export interface AuditRecord {
  readonly id: Id;
  /** The chain: one for each run of a process. */
  readonly chain: Id;
  /** Its place in the chain, from 0 without a gap. */
  readonly place: number;
  readonly at: Date;
  readonly action: string;
  readonly subjectId: string | null;
  /** Roles of whoever did it, separated by commas. */
  readonly roles: string;
  readonly clientKind: string;
  readonly operation: string | null;
  readonly reason: string | null;
  /** Global ids, separated by commas. */
  readonly subjects: string;
  /** Seals the record and, through the seal of the one before it, all that came before. */
  readonly seal: string;
}

/** Begins each chain; its subjects are the ends of the chains that were there: `chain:place:seal`. */
export const CHAIN_BEGINS = 'audit:begin';
/** Ends the chain of a process that was stopped in order. */
export const CHAIN_ENDS = 'audit:end';
/** What the log is told with `chain`, `records` (how many of it are kept) and `seal` (of the last of them). */
export const HAS_COME_SO_FAR = 'The audit trail has come so far';
/** What it is told, in the same way, of a record that is not kept: that record is the last one then. */
export const IS_SET_ASIDE = 'An audit record was refused and is set aside';

/** A record as somebody has seen it who can be believed: the beginning of a later chain, or the log. */
export type Vouched = Pick<AuditRecord, 'chain' | 'place' | 'seal'>;

const LONGEST = { subjectId: 128, operation: 128, reason: 500 } as const;

/** As the column will hold it: half of a surrogate pair would come back as something else. */
function asKept(text: string | null | undefined, longest: number): string | null {
  if (text == null) return null;
  const whole = toUSVString(text);
  // A character is one unit of a JavaScript text or two: what has no more units than that need not be taken apart.
  return whole.length <= longest ? whole : [...whole].slice(0, longest).join('');
}

/** What the column of subjects holds, and what tells one from the next. */
const SUBJECT = /^[!-+\-.-~]+$/;

function subjectsAsKept(subjects: readonly string[]): string {
  // Before the event gets a place: a record that cannot be kept as it is sealed would be told as changed.
  if (subjects.every((subject) => SUBJECT.test(subject))) return subjects.join(',');
  throw new TypeError('A subject of an audit event is no id.');
}

/** A record that waits to be kept; it is sealed as soon as that is tried. */
export interface WaitingRecord extends Omit<AuditRecord, 'seal'> {
  seal: string | null;
}

/** The record of an event, not yet sealed. Throws of subjects that are no ids. */
export function unsealed(
  { viewer, action, at, reason, subjects, operation }: AuditEvent,
  { id, chain, place }: Pick<AuditRecord, 'id' | 'chain' | 'place'>,
): WaitingRecord {
  return {
    id,
    chain,
    place,
    at,
    action,
    subjectId: asKept(viewer.subjectId, LONGEST.subjectId),
    roles: viewer.roles.join(','),
    clientKind: viewer.clientKind,
    operation: asKept(operation, LONGEST.operation),
    reason: asKept(reason, LONGEST.reason),
    subjects: subjectsAsKept(subjects),
    seal: null,
  };
}

/** Columns of bounded length, and what an object takes. */
const FRAME_BYTES = 1_000;
/** A unit of a JavaScript text is at most three bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/** About how many bytes a record takes, in memory and in a statement; rather more than fewer. */
export function sizeOf({ subjectId, operation, reason, subjects }: Omit<AuditRecord, 'seal'>): number {
  const units = (subjectId?.length ?? 0) + (operation?.length ?? 0) + (reason?.length ?? 0);
  return FRAME_BYTES + units * BYTES_PER_UNIT + subjects.length;
}

/** The key of the seals, made of the server's secret: who can only write to the database cannot make them. */
export function sealingKey(secret: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'one-window audit trail', 32)));
}

/** The seal of a record after one whose seal was `before`; the first of a chain comes after the empty one. */
export function sealOf(record: Omit<AuditRecord, 'seal'>, before: string, key: KeyObject): string {
  const { id, chain, place, at, action, subjectId, roles, clientKind, operation, reason, subjects } = record;
  const text = JSON.stringify([
    ...[before, chain, place, id, at.getTime(), action, subjectId],
    ...[roles, clientKind, operation, reason, subjects],
  ]);
  return createHmac('sha256', key).update(text).digest('base64url');
}
