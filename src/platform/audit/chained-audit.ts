import type { KeyObject } from 'node:crypto';
import { newId, type Id } from '../../kernel/id';
import type { Clock } from '../../kernel/clock';
import type { Db } from '../db/db';
import type { Log } from '../observability/log';
import type { AuditEvent, AuditTrail } from './audit';
import {
  CHAIN_BEGINS,
  CHAIN_ENDS,
  HAS_COME_SO_FAR,
  IS_SET_ASIDE,
  sealOf,
  sizeOf,
  unsealed,
  type AuditRecord,
  type WaitingRecord,
} from './audit-record';
import {
  endsOfChains,
  insertAuditRecords,
  insertChain,
  isRefusedForItsData,
  listOthersChains,
} from './audit.repository';

/** How long a noted event may wait to be kept. */
const KEPT_WITHIN_MS = 1_000;
/** Of one statement: far below the least `max_allowed_packet` that a server has unless told otherwise, 16 MB. */
const BYTES_AT_ONCE = 1_000_000;
/** What may wait while the database does not take it, … */
const MOST_BYTES_WAITING = 32_000_000;
/** … and for how long in vain, before nothing more is answered: a process that is killed takes with it what waits. */
const LONGEST_WAIT_MS = 5_000;
/** How often the log is told how far the chain has come, at most. */
const TOLD_EVERY_MS = 60_000;
/** So many chains a new one vouches for, those that were gone on with last: whenever that was. */
const VOUCHED_FOR = 200;

const ITSELF: AuditEvent['viewer'] = { subjectId: null, roles: [], clientKind: 'ANONYMOUS' };

export interface ChainedAuditTrail extends AuditTrail {
  /** Keeps what waits, and that the chain ends here. Rejects when it cannot. What is noted later is tried once. */
  close(): Promise<void>;
}

interface Means {
  readonly db: Db;
  readonly key: KeyObject;
  readonly log: Log;
  readonly clock: Clock;
}

/** One chain: gives each event its place, and seals and writes them in their order. */
class Chain implements ChainedAuditTrail {
  #place = 0;
  /** That of the last one that has one. */
  #seal = '';
  /** In the order of their places; those that it was tried to keep are sealed, and come first. */
  #waiting: WaitingRecord[] = [];
  #bytesWaiting = 0;
  /** Since when (UTC milliseconds) it has been tried to keep the first that waits; a process that slept meanwhile has not tried. */
  #tryingSince: number | null = null;
  /** The last that is kept. */
  #kept: AuditRecord | null = null;
  /** When (UTC milliseconds) the log was told last; a timer where there is more to tell. */
  #toldAt: number;
  #telling: NodeJS.Timeout | undefined;
  /** Why the database will never take a record. */
  readonly #setAside = new WeakMap<WaitingRecord, Error>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** The write that begins when the one under way has ended, and takes all that waits by then. */
  #next: Promise<void> | undefined;
  #hasFailed = false;
  #isClosed = false;

  constructor(
    readonly id: Id,
    private readonly means: Means,
  ) {
    this.#toldAt = this.#now();
  }

  async record(event: AuditEvent): Promise<void> {
    const record = this.#append(event);
    await this.#write();
    const refusal = this.#setAside.get(record);
    if (refusal) throw refusal;
  }

  note(event: AuditEvent): void {
    this.#append(event);
    const isEnough = this.#bytesWaiting >= BYTES_AT_ONCE && !this.#hasFailed;
    if (isEnough || this.#isClosed) this.#tryToWrite();
    else this.#tryLater();
  }

  canKeep(): boolean {
    const triedMs = this.#now() - (this.#tryingSince ?? this.#now());
    return this.#bytesWaiting < MOST_BYTES_WAITING && triedMs < LONGEST_WAIT_MS;
  }

  /** Keeps the first event. Where it cannot, nothing more comes of the chain: nobody is left who would wait for another try. */
  async begin(event: AuditEvent): Promise<void> {
    try {
      await this.record(event);
    } catch (error) {
      this.#isClosed = true;
      clearTimeout(this.#timer);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const at = this.means.clock();
    await this.record({ viewer: ITSELF, action: CHAIN_ENDS, at, reason: null, subjects: [] });
    this.#tell();
  }

  #now(): number {
    return this.means.clock().getTime();
  }

  /** Until another chain vouches for it, only who has the log can tell that the end was not cut off. */
  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#toldAt = this.#now();
    if (this.#kept === null) return;
    const { place, seal } = this.#kept;
    this.means.log.info({ chain: this.id, records: place + 1, seal }, HAS_COME_SO_FAR);
  }

  /** Tells it each minute at most, and of what is kept within a minute. */
  #tellSoon(): void {
    const leftMs = TOLD_EVERY_MS - (this.#now() - this.#toldAt);
    if (leftMs <= 0) this.#tell();
    else
      this.#telling ??= setTimeout(() => {
        this.#tell();
      }, leftMs).unref();
  }

  /** Gives an event its place. */
  #append(event: AuditEvent): WaitingRecord {
    const record = unsealed(event, { id: newId(), chain: this.id, place: this.#place });
    this.#place += 1;
    this.#waiting.push(record);
    this.#bytesWaiting += sizeOf(record);
    return record;
  }

  /** Seals many at once: one by one, between all else, it takes several times as long. What was sealed before is what may be kept already. */
  #sealed(record: WaitingRecord): AuditRecord {
    this.#seal = record.seal ??= sealOf(record, this.#seal, this.means.key);
    return record as AuditRecord;
  }

  /**
   * Writes all that waits now, after what is being written; what cannot be written is tried again later, whoever asked for it. However many
   * ask meanwhile, it is one write more: while the database does not answer, each would be one that is waited for in vain.
   */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#writing = this.#writeWaiting();
        this.#next = undefined;
        return this.#writing;
      });
    return this.#next;
  }

  async #writeWaiting(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        this.#tryingSince ??= this.#now();
        const records = this.#nextRecords();
        await this.#insert(records);
        this.#tryingSince = null;
        this.#waiting.splice(0, records.length);
        for (const record of records) this.#bytesWaiting -= sizeOf(record);
        this.#kept = records.at(-1) ?? this.#kept;
        this.#tellSoon();
      }
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed) this.means.log.error({ err: error }, 'The audit trail cannot be written');
      this.#hasFailed = true;
      this.#tryLater();
      throw error;
    }
  }

  /** The first of those that wait, as many as one statement takes. */
  #nextRecords(): AuditRecord[] {
    let bytes = 0;
    const tooMany = this.#waiting.findIndex((record, index) => {
      bytes += sizeOf(record);
      return bytes > BYTES_AT_ONCE && index > 0;
    });
    return this.#waiting.slice(0, tooMany === -1 ? undefined : tooMany).map((record) => this.#sealed(record));
  }

  /** One that the database refuses for what is in it must not keep all others from being kept: its place stays empty. */
  async #insert(records: readonly AuditRecord[]): Promise<void> {
    try {
      await insertAuditRecords(this.means.db, records);
    } catch (error) {
      if (!isRefusedForItsData(error)) throw error;
      const [record, ...others] = records;
      if (record === undefined) return;
      if (others.length > 0) {
        for (const one of records) await this.#insert([one]);
        return;
      }
      this.#setAside.set(record, error);
      const { chain, place, action, seal } = record;
      this.means.log.error({ err: error, chain, records: place + 1, seal, action }, IS_SET_ASIDE);
    }
  }

  #tryLater(): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#tryToWrite();
    }, KEPT_WITHIN_MS);
  }

  #tryToWrite(): void {
    // That it failed is logged, and it is tried again.
    this.#write().catch(() => undefined);
  }
}

/**
 * An audit trail in the database. What this process does is one chain: each record seals the one before it, so that none can be
 * changed, removed or put elsewhere unseen, and the first one vouches for the ends of the chains before. Records are only ever added.
 */
export async function openChainedAudit(means: Means): Promise<ChainedAuditTrail> {
  const at = means.clock();
  await listOthersChains(means.db);
  const ends = await endsOfChains(means.db, VOUCHED_FOR);
  const subjects = ends.map(({ chain, place, seal }) => `${chain}:${String(place)}:${seal}`);
  const chain = new Chain(newId(), means);
  await insertChain(means.db, chain.id);
  await chain.begin({ viewer: ITSELF, action: CHAIN_BEGINS, at, reason: null, subjects });
  return chain;
}
