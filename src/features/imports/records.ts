import type { Tx } from '../../platform/db/db';
import { rollBackTo, savePoint } from '../../platform/db/save-point';
import type { Delivery, RecordDelivery, RecordOutcome, WriteRows } from './delivery';
import { compileAccount, compileAccountHolder } from './domain/account-plan';
import { compileAttributes, type AttributeValues } from './domain/attributes-plan';
import { compileCase } from './domain/case-plan';
import { compileCustomer } from './domain/customer-plan';
import { compileInteraction } from './domain/interaction-plan';
import { compileOwnKey } from './domain/keys';
import type { Mapping, RecordRule } from './domain/mapping';
import type { PlannedRow, Surroundings } from './domain/plan';
import { quoted, type Fault, type Row } from './domain/row';
import { compileCondition } from './domain/rules';
import { compileSurveyAnswer } from './domain/survey-answer-plan';
import { accountHolderWriter, accountWriter } from './write-accounts';
import { writeAttributes } from './write-attributes';
import { caseWriter } from './write-cases';
import { customerWriter } from './write-customers';
import { interactionWriter } from './write-interactions';
import { surveyAnswerWriter } from './write-survey-answers';

/** What became of a row: the most that became of one of its records. */
export type RowOutcome = 'inserted' | 'updated' | 'unchanged' | Fault;

/** The records of one rule in one batch. */
interface Lane {
  /** Reads the rule's record of a row, which has a place in the batch; its key, or null when the row has none. */
  add(row: Row, place: number): string | null;
  /** Writes the records of the rows at these places; outcomes by place. */
  write(tx: Tx, places: readonly number[], delivery: RecordDelivery): Promise<Map<number, RecordOutcome>>;
}

type Planned<Values> = PlannedRow<Values> & { readonly attributes: AttributeValues };

function laneOf<Values>(
  rule: RecordRule,
  surroundings: Surroundings,
  ownerType: string | null,
  readValues: (row: Row) => Values | null,
  write: WriteRows<Values>,
): () => Lane {
  const { columns } = surroundings;
  const ownKey = compileOwnKey(rule.key, columns);
  const holds = rule.when === undefined ? () => true : compileCondition(rule.when, columns);
  const readAttributes = compileAttributes(rule.attributes, surroundings);
  const hasAttributes = ownerType !== null && Object.keys(rule.attributes).length > 0;
  return () => {
    const planned = new Map<number, Planned<Values>>();
    return {
      add(row, place) {
        if (!holds(row)) return null;
        // Moments come after those of the same record.
        const own = { ...row, moments: new Map<string, number>() };
        const values = readValues(own);
        if (values === null) return null;
        const [key, attributes] = [ownKey(own), readAttributes(own)];
        if (key === null) return null;
        planned.set(place, { key, values, attributes });
        return key;
      },
      async write(tx, places, delivery) {
        const rows = places.flatMap((place) => {
          const row = planned.get(place);
          return row === undefined ? [] : [{ place, row }];
        });
        if (rows.length === 0) return new Map();
        const records = rows.map(({ row }) => row);
        const written = await write(tx, records, delivery);
        const outcomes = hasAttributes
          ? await writeAttributes(tx, ownerType, records, written, delivery)
          : written;
        return new Map(
          outcomes.flatMap((outcome, index) => {
            const place = rows[index]?.place;
            return place === undefined ? [] : [[place, outcome] as const];
          }),
        );
      },
    };
  };
}

function compileLane(rule: RecordRule, mapping: Mapping, surroundings: Surroundings): () => Lane {
  const { target } = rule;
  const lane = <Values>(
    ownerType: string | null,
    readValues: (row: Row) => Values | null,
    write: WriteRows<Values>,
  ): (() => Lane) => laneOf(rule, surroundings, ownerType, readValues, write);
  switch (target.target) {
    case 'customer':
      return lane('CUSTOMER', compileCustomer(target, surroundings), customerWriter(target));
    case 'account':
      return lane(null, compileAccount(target.fields, surroundings), accountWriter(target.fields, mapping));
    case 'accountHolder':
      return lane(
        null,
        compileAccountHolder(target.fields, surroundings),
        accountHolderWriter(target.fields),
      );
    case 'interaction':
      return lane(
        'INTERACTION',
        compileInteraction(target.fields, surroundings),
        interactionWriter(target.fields),
      );
    case 'case':
      return lane('CASE', compileCase(target.fields, surroundings), caseWriter(target.fields, mapping));
    case 'surveyAnswer': {
      const survey = mapping.surveys[target.fields.survey];
      if (survey === undefined) throw new Error(`The survey ${target.fields.survey} is not declared.`);
      return lane(
        'SURVEY_ANSWER',
        compileSurveyAnswer(target.fields, survey, surroundings),
        surveyAnswerWriter(target.fields),
      );
    }
  }
}

/** A row of which records come. */
export interface RowOfRecords {
  /** Of its records, told apart by their rules. */
  readonly keys: readonly string[];
  readonly line: number;
}

/** The records of the rows of one batch. */
export interface Records {
  /** Reads the records of a row; what is wrong with it is among its faults then. Without keys it gives none. */
  add(row: Row, line: number): RowOfRecords;
  /** Writes those of the rows that were added and kept: all records of a row, or none. Outcomes come in the order of the rows. */
  write(tx: Tx, rows: readonly RowOfRecords[], delivery: Delivery): Promise<RowOutcome[]>;
}

const keyOf = (rule: number, key: string): string => `${String(rule)} ${key}`;

/** Makes the way from rows to the records that a mapping describes. Throws a ColumnError when the file lacks a column. */
export function compileRecords(mapping: Mapping, surroundings: Surroundings): () => Records {
  const lanes = mapping.records.map((rule) => compileLane(rule, mapping, surroundings));
  return () => openRecords(lanes.map((open) => open()));
}

function openRecords(lanes: readonly Lane[]): Records {
  const places = new Map<RowOfRecords, number>();
  return {
    add(row, line) {
      const place = places.size;
      const keys = lanes.flatMap((lane, rule) => {
        const key = lane.add(row, place);
        return key === null ? [] : [keyOf(rule, key)];
      });
      const added = { keys, line };
      places.set(added, place);
      return added;
    },
    write: async (tx, rows, delivery) => {
      const faults = new Map<RowOfRecords, Fault>();
      for (;;) {
        const sound = rows.filter((row) => !faults.has(row));
        if (lanes.length > 1) await savePoint(tx);
        const outcomes = await writeLanes(tx, lanes, sound, places, delivery);
        const wrong = sound.filter((row) => typeof outcomes.get(row) === 'object');
        // Of a row with one record nothing has been written when it is wrong.
        if (wrong.length === 0 || lanes.length === 1)
          return rows.map((row) => faults.get(row) ?? outcomes.get(row) ?? 'unchanged');
        for (const row of wrong) {
          const outcome = outcomes.get(row);
          if (typeof outcome === 'object') faults.set(row, outcome);
        }
        await rollBackTo(tx);
      }
    },
  };
}

/** Writes record after record of the rows, and gives the most that became of each row. */
async function writeLanes(
  tx: Tx,
  lanes: readonly Lane[],
  rows: readonly RowOfRecords[],
  places: ReadonlyMap<RowOfRecords, number>,
  delivery: Delivery,
): Promise<ReadonlyMap<RowOfRecords, RowOutcome>> {
  const results = new Map<RowOfRecords, RowOutcome>();
  const firstLines = firstLinesOf(rows);
  for (const [rule, lane] of lanes.entries()) {
    const lineOf = (key: string): number | null => delivery.lineOf(keyOf(rule, key));
    const isRepeat = (key: string): boolean => lineOf(key) !== null;
    const left = rows.filter((row) => typeof results.get(row) !== 'object');
    const wanted = left.map((row) => places.get(row) ?? -1);
    const outcomes = await lane.write(tx, wanted, { ...delivery, lineOf, isRepeat });
    left.forEach((row, index) => {
      const outcome = outcomes.get(wanted[index] ?? -1);
      if (outcome === undefined) return;
      if (!('outcome' in outcome)) results.set(row, outcome);
      else if (outcome.outcome === 'contradicted') {
        const key = row.keys.find((own) => own.startsWith(keyOf(rule, ''))) ?? '';
        results.set(
          row,
          contradiction(key.slice(keyOf(rule, '').length), delivery.lineOf(key) ?? firstLines.get(key)),
        );
      } else results.set(row, most(results.get(row), outcome.outcome));
    });
  }
  return results;
}

const RANKS = ['unchanged', 'updated', 'inserted'] as const;

function most(before: RowOutcome | undefined, outcome: (typeof RANKS)[number]): RowOutcome {
  if (before === undefined || typeof before === 'object') return outcome;
  return RANKS.indexOf(before) > RANKS.indexOf(outcome) ? before : outcome;
}

/** The line on which each key comes first in a batch. */
function firstLinesOf(rows: readonly RowOfRecords[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { keys, line } of rows) for (const key of keys) if (!lines.has(key)) lines.set(key, line);
  return lines;
}

function contradiction(key: string, line: number | undefined): Fault {
  return {
    column: '',
    reason: `The key ${quoted(key)} has come before, on line ${String(line)}, with other values. If these are two records, the mapping's key lacks a column.`,
  };
}
