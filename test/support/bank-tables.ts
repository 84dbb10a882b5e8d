import { newId, type Id } from '../../src/kernel/id';
import type { Db, SqlValue } from '../../src/platform/db/db';
import { insertRows } from '../../src/platform/db/insert-rows';

export type Row = Readonly<Record<string, SqlValue>>;

/** How rows come into the tables of a test's bank. */
export class BankTables {
  protected constructor(
    protected readonly db: Db,
    readonly sourceId: Id,
  ) {}

  /** One row of any table that holds facts of sources. */
  fact(table: string, values: Row): Promise<Id> {
    return this.write(table, { ...this.key(), ...values });
  }

  /** An import of a file of this bank's source. */
  importRun(values: Row): Promise<Id> {
    const moment = new Date('2026-02-28T22:00:00Z');
    return this.write('import_runs', {
      sourceId: this.sourceId,
      mappingName: 'crm.yaml',
      mappingDigest: 'a'.repeat(64),
      fileName: 'crm.csv',
      fileDigest: 'b'.repeat(64),
      fileSize: 5_000_000_000,
      onError: 'SKIP',
      status: 'SUCCEEDED',
      skippedByReason: '{}',
      rejectsDigest: 'c'.repeat(64),
      begunAt: moment,
      progressedAt: moment,
      endedAt: moment,
      ...values,
    });
  }

  /** One row of a table that has no id of its own. */
  insert(table: string, row: Row): Promise<void> {
    return insertRows(this.db, 'test.insert', { table, columns: Object.keys(row) }, [row]);
  }

  /** Merges one customer into another as a merge does before the batch job has rewritten the facts. */
  async absorb(survivorId: Id, loserId: Id, at: Date | null = null): Promise<void> {
    await this.db.execute(
      'test.absorb',
      'UPDATE customers SET absorbed_into_id = ?, absorbed_at = ? WHERE id = ?',
      [survivorId, at, loserId],
    );
    await this.db.execute(
      'test.absorb',
      "UPDATE customers SET absorbed_ids = JSON_ARRAY_APPEND(COALESCE(absorbed_ids, JSON_ARRAY()), '$', ?) WHERE id = ?",
      [loserId, survivorId],
    );
  }

  protected key(): Row {
    return { sourceId: this.sourceId, externalId: newId() };
  }

  protected async write(table: string, values: Row): Promise<Id> {
    const row: Row = { id: newId(), ...values };
    await this.insert(table, row);
    return String(row['id']);
  }
}
