import { newId, type Id } from '../../kernel/id';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../db/db';
import type { Log } from '../observability/log';
import type { AuditEvent, AuditTrail } from './audit';
import { CHAIN_BEGINS, CHAIN_ENDS, sealOf, unsealed, type AuditRecord } from './audit-record';
import { endsOfChains, insertAuditRecords } from './audit.repository';

/** How long a noted event may wait to be kept. */
const KEPT_WITHIN_MS = 1_000;
const RECORDS_AT_ONCE = 500;
/** Events that may wait while the database does not take them; some tens of megabytes. */
const MOST_WAITING = 20_000;
/** Chains that have stood still for longer are not vouched for by a new one. */
const VOUCHED_FOR_MS = 7 * 24 * 3_600_000;

const ITSELF: AuditEvent['viewer'] = { subjectId: null, roles: [], clientKind: 'ANONYMOUS' };

export interface ChainedAuditTrail extends AuditTrail {
  /** Keeps what waits, and that the chain ends here. Rejects when it cannot. */
  close(): Promise<void>;
}

interface Means {
  readonly db: Db;
  readonly key: Buffer;
  readonly log: Log;
  readonly clock: Clock;
}

/** One chain: gives each event its place and its seal, and writes them in their order. */
class Chain implements ChainedAuditTrail {
  readonly #chain: Id = newId();
  #place = 0;
  #seal = '';
  #waiting: AuditRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(private readonly means: Means) {}

  record(event: AuditEvent): Promise<void> {
    this.append(event);
    return this.#write();
  }

  note(event: AuditEvent): void {
    this.append(event);
    if (this.#waiting.length >= RECORDS_AT_ONCE && !this.#hasFailed) void this.#tryToWrite();
    else this.#timer ??= setTimeout(() => void this.#tryToWrite(), KEPT_WITHIN_MS);
  }

  canKeep(): boolean {
    return this.#waiting.length < MOST_WAITING;
  }

  async close(): Promise<void> {
    const at = this.means.clock();
    await this.record({ viewer: ITSELF, action: CHAIN_ENDS, at, reason: null, subjects: [] });
    // Until another chain vouches for it, only who has the log can tell that the end was not cut off.
    this.means.log.info(
      { chain: this.#chain, records: this.#place, seal: this.#seal },
      'The audit trail ends here',
    );
  }

  /** Gives an event its place. */
  append(event: AuditEvent): void {
    const record = unsealed(event, { id: newId(), chain: this.#chain, place: this.#place });
    this.#seal = sealOf(record, this.#seal, this.means.key);
    this.#place += 1;
    this.#waiting.push({ ...record, seal: this.#seal });
  }

  /** Writes all that waits now, after what is being written. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeWaiting());
    return this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const records = this.#waiting.slice(0, RECORDS_AT_ONCE);
      await insertAuditRecords(this.means.db, records);
      this.#waiting.splice(0, records.length);
    }
    this.#hasFailed = false;
  }

  async #tryToWrite(): Promise<void> {
    try {
      await this.#write();
    } catch (error) {
      if (!this.#hasFailed)
        this.means.log.error({ err: error }, 'The audit trail cannot be written; trying again');
      this.#hasFailed = true;
      this.#timer ??= setTimeout(() => void this.#tryToWrite(), KEPT_WITHIN_MS);
    }
  }
}

/**
 * An audit trail in the database. What this process does is one chain: each record seals the one before it, so that none can be
 * changed, removed or put elsewhere unseen, and the first one vouches for the ends of the chains before. Records are only ever added.
 */
export async function openChainedAudit(means: Means): Promise<ChainedAuditTrail> {
  const at = means.clock();
  const ends = await endsOfChains(means.db, new Date(at.getTime() - VOUCHED_FOR_MS));
  const subjects = ends.map(({ chain, place, seal }) => `${chain}:${String(place)}:${seal}`);
  const chain = new Chain(means);
  await chain.record({ viewer: ITSELF, action: CHAIN_BEGINS, at, reason: null, subjects });
  return chain;
}
