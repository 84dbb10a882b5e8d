import type { KeyObject } from 'node:crypto';
import type { Id } from '../../kernel/id';
import type { Sql } from '../db/db';
import { CHAIN_BEGINS, sealOf, type AuditRecord, type Vouched } from './audit-record';
import { listChains, listedChains, recordsOfChain } from './audit.repository';

/** What is not as it was written: where, and what is wrong with it. */
export interface AuditFault {
  readonly chain: Id;
  readonly place: number;
  /**
   * Unverified is what comes after something missing: nothing says what was sealed before it, unless the log does. Of a chain that is unlisted none
   * that began since vouches for the end.
   */
  readonly fault: 'CHANGED' | 'MISSING' | 'UNVERIFIED' | 'UNLISTED';
  /** The last of several that are missing. */
  readonly to?: number;
}

export interface AuditVerdict {
  readonly chains: number;
  readonly records: number;
  readonly faults: readonly AuditFault[];
}

const RECORDS_AT_ONCE = 1_000;

function vouchedFor({ action, subjects }: AuditRecord): Vouched[] {
  if (action !== CHAIN_BEGINS || subjects === '') return [];
  return subjects.split(',').map((end) => {
    const [chain = '', place = '', seal = ''] = end.split(':');
    return { chain, place: Number(place), seal };
  });
}

class Verification {
  readonly faults: AuditFault[] = [];
  readonly #vouched: Vouched[];
  records = 0;

  constructor(
    private readonly sql: Sql,
    private readonly key: KeyObject,
    private readonly logged: readonly Vouched[],
  ) {
    this.#vouched = [...logged];
  }

  async chain(chain: Id): Promise<void> {
    let last: Pick<AuditRecord, 'place' | 'seal'> = { place: -1, seal: '' };
    for (;;) {
      const page = await recordsOfChain(this.sql, chain, last.place, RECORDS_AT_ONCE);
      if (page.length === 0) return;
      for (const record of page) {
        this.#hold(record, last);
        last = record;
      }
    }
  }

  #hold(record: AuditRecord, { place, seal }: Pick<AuditRecord, 'place' | 'seal'>): void {
    this.records += 1;
    this.#vouched.push(...vouchedFor(record));
    const [first, last] = [place + 1, record.place - 1];
    if (first <= last) this.#say(record.chain, first, 'MISSING', last);
    const before = first <= last ? this.#sealInLog(record.chain, last) : seal;
    if (before === null) this.#say(record.chain, record.place, 'UNVERIFIED');
    else if (sealOf(record, before, this.key) !== record.seal)
      this.#say(record.chain, record.place, 'CHANGED');
  }

  #sealInLog(chain: Id, place: number): string | null {
    const seen = this.logged.find((one) => one.chain === chain && one.place === place);
    return seen?.seal ?? null;
  }

  /** Ends that a later chain or the log has seen and that are gone, or are not what they were. */
  async ends(): Promise<void> {
    for (const { chain, place, seal } of this.#vouched) {
      const [found] = await recordsOfChain(this.sql, chain, place - 1, 1);
      if (found?.place !== place) this.#say(chain, place, 'MISSING');
      else if (found.seal !== seal) this.#say(chain, place, 'CHANGED');
    }
  }

  #say(chain: Id, place: number, fault: AuditFault['fault'], to = place): void {
    const isSaid = this.faults.some(
      (said) =>
        said.chain === chain &&
        said.fault !== 'UNLISTED' &&
        said.place <= place &&
        place <= (said.to ?? said.place),
    );
    if (!isSaid) this.faults.push({ chain, place, fault, ...(to > place && { to }) });
  }
}

/** Holds the whole trail to its seals, and to what the log has seen of it. `key` is the one that it was sealed with. */
export async function verifyAudit(
  sql: Sql,
  key: KeyObject,
  logged: readonly Vouched[] = [],
): Promise<AuditVerdict> {
  const verification = new Verification(sql, key, logged);
  const chains = await listChains(sql);
  // After them: a chain is listed before its first record is kept.
  const listed = new Set(await listedChains(sql));
  for (const chain of chains) {
    if (!listed.has(chain)) verification.faults.push({ chain, place: 0, fault: 'UNLISTED' });
    await verification.chain(chain);
  }
  await verification.ends();
  return { chains: chains.length, records: verification.records, faults: verification.faults };
}
