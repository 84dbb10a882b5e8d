import type { Tx } from '../../platform/db/db';
import type { RecordDelivery, RecordOutcome, WriteRows } from './delivery';
import { compileAccount, compileAccountHolder } from './domain/account-plan';
import { compileAttributes, type AttributeValues } from './domain/attributes-plan';
import { compileCase } from './domain/case-plan';
import { compileCustomer } from './domain/customer-plan';
import { compileInteraction } from './domain/interaction-plan';
import { compileOwnKey } from './domain/keys';
import type { Mapping, RecordRule } from './domain/mapping';
import type { PlannedRow, Surroundings } from './domain/plan';
import type { Row } from './domain/row';
import { compileCondition } from './domain/rules';
import { compileSurveyAnswer } from './domain/survey-answer-plan';
import type { Target } from './domain/targets';
import { accountHolderWriter, accountWriter } from './write-accounts';
import { writeAttributes } from './write-attributes';
import { caseWriter } from './write-cases';
import { customerWriter } from './write-customers';
import { interactionWriter } from './write-interactions';
import { surveyAnswerWriter } from './write-survey-answers';

/** A record that has been read, and its place among those of its rule. */
export interface ReadRecord {
  readonly place: number;
  readonly record: PlannedRow<unknown>;
}

/** The records of one rule in one batch. */
export interface Lane {
  readonly target: Target['target'];
  /** Reads the rule's record of a row; null when the row has none. What is wrong with it is among the row's faults then. */
  read(row: Row): ReadRecord | null;
  /** Writes the records at these places; outcomes come in their order. */
  write(tx: Tx, places: readonly number[], delivery: RecordDelivery): Promise<RecordOutcome[]>;
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
  const { target } = rule.target;
  const ownKey = compileOwnKey(rule.key, columns);
  const holds = rule.when === undefined ? () => true : compileCondition(rule.when, columns);
  const readAttributes = compileAttributes(rule.attributes, surroundings);
  const hasAttributes = ownerType !== null && Object.keys(rule.attributes).length > 0;
  return () => {
    const planned: Planned<Values>[] = [];
    return {
      target,
      read(row) {
        if (!holds(row)) return null;
        // Moments come after those of the same record.
        row.moments = {};
        const values = readValues(row);
        if (values === null) return null;
        const [key, attributes] = [ownKey(row), readAttributes(row)];
        if (key === null) return null;
        const record = { key, values, attributes };
        return { place: planned.push(record) - 1, record };
      },
      async write(tx, places, delivery) {
        const records = places.flatMap((place) => planned[place] ?? []);
        const written = await write(tx, records, delivery);
        return hasAttributes ? writeAttributes(tx, ownerType, records, written, delivery) : written;
      },
    };
  };
}

/** Makes the way from rows to the records of a rule. Throws a ColumnError when the file lacks a column. */
export function compileLane(rule: RecordRule, mapping: Mapping, surroundings: Surroundings): () => Lane {
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
