import type { Clock } from '../../kernel/clock';
import { newId, type Id } from '../../kernel/id';
import type { CursorCodec } from '../../kernel/cursor';
import type { AuditTrail } from '../audit/audit';
import { SubjectsSeen } from '../audit/subjects-seen';
import type { RowScope } from '../authz/row-scope';
import type { ChainRule } from '../config/chain-variables';
import type { Cancellation } from '../db/cancellation';
import { onBehalfOf, type Db } from '../db/db';
import type { Viewer } from '../identity/viewer';
import type { BucketStore } from '../limits/bucket-store';
import type { Limits } from '../limits/limits';
import type { EventTail } from '../live/event-tail';
import type { PhoneRegion } from '../phone/phone-number';
import type { BankRows } from './bank-rows';
import type { TokenMaker } from '../tokens/token-maker';
import { LoaderScope } from './loader';

/** What every request is served with, the same for all. */
export interface Services {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditTrail;
  readonly cursors: CursorCodec;
  readonly limits: Limits;
  readonly buckets: BucketStore;
  readonly phoneRegion: PhoneRegion;
  /** Where subscriptions hear what happens. */
  readonly events: Pick<EventTail, 'listen'>;
  readonly contactChains: ChainRule;
  /** Of those who are invited to answer a survey. */
  readonly invitationTokens: TokenMaker;
  /** What is known of the bank's own rows; without it each request reads them. */
  readonly bankRows?: BankRows;
}

/** One request: who asks, what they may see, and what is read for them. Made new each time. */
export interface RequestContext extends Omit<Services, 'bankRows'> {
  /** Tells the request from all others, in what is recorded of it. */
  readonly requestId: Id;
  /** The moment of the request: all of its answer is as of then. */
  readonly now: Date;
  readonly viewer: Viewer;
  readonly scope: RowScope;
  /** Wanted languages, best first. */
  readonly languages: readonly string[];
  readonly loaders: LoaderScope;
  /** Whose data was read for the answer. */
  readonly seen: SubjectsSeen;
  /** Why it is asked, in the words of whoever asks. */
  readonly reason: string | null;
}

/** What it has of the services is named one by one: to spread them takes as long as to read a row. */
export function createRequestContext(
  {
    db,
    clock,
    audit,
    cursors,
    limits,
    buckets,
    phoneRegion,
    events,
    contactChains,
    invitationTokens,
    bankRows,
  }: Services,
  {
    viewer,
    scope,
    languages,
    by,
    reason = null,
  }: Pick<RequestContext, 'viewer' | 'scope' | 'languages'> & {
    readonly reason?: string | null;
    /** Ends the request's statements when nobody waits for it any more. */
    readonly by?: Cancellation;
  },
): RequestContext {
  const context: RequestContext = {
    db: by ? onBehalfOf(db, { key: viewer.limitKey, cancellation: by }) : db,
    clock,
    audit,
    cursors,
    limits,
    buckets,
    phoneRegion,
    events,
    contactChains,
    invitationTokens,
    requestId: newId(),
    now: clock(),
    viewer,
    scope,
    languages,
    // Whoever may see no customer may not see these either.
    loaders: new LoaderScope(() => context, scope === 'NOTHING' ? undefined : bankRows),
    reason,
    seen: new SubjectsSeen(),
  };
  return context;
}
