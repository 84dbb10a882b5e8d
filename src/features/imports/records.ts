import type { Tx } from '../../platform/db/db';
import { rollBackTo, savePoint } from '../../platform/db/save-point';
import { FORESEEN, type Delivery, type RecordDelivery, type RecordOutcome } from './delivery';
import type { TextRecord } from './domain/delimited-text';
import type { Mapping } from './domain/mapping';
import type { Surroundings } from './domain/plan';
import { quoted, type Fault, type Row } from './domain/row';
import { compileLane, type Lane, type ReadRecord } from './record-lane';

/** What became of a row: the most that became of one of its records. */
export type RowOutcome = 'inserted' | 'updated' | 'unchanged' | Fault;

/** A record that comes of a row. */
export interface MadeRecord extends ReadRecord {
  /** Which rule of the mapping makes it. */
  readonly rule: number;
  /** Its key, told apart from those that other rules make. */
  readonly name: string;
}

/** A row of which records come. */
export interface RowOfRecords {
  /** As it stands in the file. */
  readonly record: TextRecord;
  /** At most one for each rule, in their order. */
  readonly made: readonly MadeRecord[];
}

/** The records of the rows of one batch. */
export interface Records {
  /** Reads the records of a row; what is wrong with it is among its faults then. */
  read(row: Row): MadeRecord[];
  /** Writes the records of rows that were read here: all records of a row, or none. Outcomes come in the order of the rows. */
  write(tx: Tx, rows: readonly RowOfRecords[], delivery: Delivery): Promise<RowOutcome[]>;
}

/** Makes the way from rows to the records that a mapping describes. Throws a ColumnError when the file lacks a column. */
export function compileRecords(mapping: Mapping, surroundings: Surroundings): () => Records {
  const lanes = mapping.records.map((rule) => compileLane(rule, mapping, surroundings));
  return () => openRecords(lanes.map((open) => open()));
}

const nameOf = (rule: number, key: string): string => `${String(rule)} ${key}`;

function openRecords(lanes: readonly Lane[]): Records {
  return {
    read(row) {
      const made: MadeRecord[] = [];
      lanes.forEach((lane, rule) => {
        const read = lane.read(row);
        if (read === null) return;
        const { place, record } = read;
        made.push({ place, record, rule, name: nameOf(rule, record.key) });
      });
      return made;
    },
    async write(tx, rows, delivery) {
      // Of a row with one record nothing has been written when it is wrong.
      if (lanes.length === 1) return inOrder(rows, await writeLanes(tx, lanes, rows, delivery));
      const faults = new Map<RowOfRecords, Fault>();
      for (;;) {
        const sound = rows.filter((row) => !faults.has(row));
        await savePoint(tx);
        const outcomes = await writeLanes(tx, lanes, sound, delivery);
        const known = faults.size;
        for (const [row, outcome] of outcomes) if (typeof outcome === 'object') faults.set(row, outcome);
        if (faults.size === known) return inOrder(rows, new Map([...outcomes, ...faults]));
        await rollBackTo(tx);
      }
    },
  };
}

function inOrder(
  rows: readonly RowOfRecords[],
  outcomes: ReadonlyMap<RowOfRecords, RowOutcome>,
): RowOutcome[] {
  return rows.map((row) => outcomes.get(row) ?? 'unchanged');
}

interface RecordInRow {
  readonly row: RowOfRecords;
  readonly made: MadeRecord;
}

/** Writes record after record of the rows, and gives the most that became of each row. */
async function writeLanes(
  tx: Tx,
  lanes: readonly Lane[],
  rows: readonly RowOfRecords[],
  delivery: Delivery,
): Promise<ReadonlyMap<RowOfRecords, RowOutcome>> {
  const results = new Map<RowOfRecords, RowOutcome>();
  const awaited = new Set<string>();
  for (const [rule, lane] of lanes.entries()) {
    const ofRule: RecordInRow[] = [];
    for (const row of rows) {
      const made = row.made.find((record) => record.rule === rule);
      if (made !== undefined && typeof results.get(row) !== 'object') ofRule.push({ row, made });
    }
    if (ofRule.length === 0) continue;
    const places = ofRule.map(({ made }) => made.place);
    const outcomes = await lane.write(tx, places, deliveryOf(rule, lanes, awaited, delivery));
    ofRule.forEach(({ row, made }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      if ('outcome' in outcome && outcome.id === FORESEEN) awaited.add(made.name);
      const result = resultOf(made, outcome, delivery, () => firstLineOf(made, ofRule, outcomes));
      results.set(row, typeof result === 'object' ? result : most(results.get(row), result));
    });
  }
  return results;
}

/** The delivery as it looks to the records of one rule. */
function deliveryOf(
  rule: number,
  lanes: readonly Lane[],
  awaited: ReadonlySet<string>,
  delivery: Delivery,
): RecordDelivery {
  const { isTrial, lineOf } = delivery;
  return {
    ...delivery,
    // What a trial has brought before is not stored: it is held against its first coming by whoever tries.
    isRepeat: (key) => !isTrial && lineOf(nameOf(rule, key)) !== null,
    isForeseen: (target, key) =>
      isTrial &&
      lanes.some((lane, other) => {
        const name = nameOf(other, key);
        return lane.target === target && (lineOf(name) !== null || awaited.has(name));
      }),
  };
}

function resultOf(
  { name, record }: MadeRecord,
  outcome: RecordOutcome,
  { isTrial, lineOf }: Delivery,
  firstLine: () => number | undefined,
): RowOutcome {
  if (!('outcome' in outcome)) return outcome;
  if (outcome.outcome === 'contradicted') return contradiction(record.key, lineOf(name) ?? firstLine());
  return isTrial && lineOf(name) !== null ? 'unchanged' : outcome.outcome;
}

/** The line of a batch on which a record comes first. */
function firstLineOf(
  { name }: MadeRecord,
  ofRule: readonly RecordInRow[],
  outcomes: readonly RecordOutcome[],
): number | undefined {
  const first = ofRule.find(({ made }, index) => {
    const outcome = outcomes[index];
    return made.name === name && outcome !== undefined && 'outcome' in outcome;
  });
  return first?.row.record.line;
}

const RANKS = ['unchanged', 'updated', 'inserted'] as const;

function most(before: RowOutcome | undefined, outcome: (typeof RANKS)[number]): RowOutcome {
  if (before === undefined || typeof before === 'object') return outcome;
  return RANKS.indexOf(before) > RANKS.indexOf(outcome) ? before : outcome;
}

/** The fault of a row that tells of a record otherwise than the line on which it came first. */
export function contradiction(key: string, line: number | undefined): Fault {
  return {
    column: '',
    reason: `The key ${quoted(key)} has come before, on line ${String(line)}, with other values. If these are two records, the mapping's key lacks a column.`,
  };
}
