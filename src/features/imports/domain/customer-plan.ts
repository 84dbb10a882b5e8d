import type { ContactPointRule } from './mapping';
import { compileDate } from './moments';
import { optional, type Surroundings } from './plan';
import type { Read, Row } from './row';
import { required } from './rules';
import type { CustomerFields, Target } from './targets';
import { compileText, type TextShape } from './text';
import { language, name, oneOf, timeZone } from './vocabulary';

export interface DeliveredContactPoint {
  readonly type: ContactPointRule['type'];
  readonly value: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

export interface CustomerValues {
  readonly kind: string;
  readonly status: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
  readonly birthDate: string | null;
  readonly segment: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly preferredChannel: string | null;
  readonly contactPoints: readonly DeliveredContactPoint[];
  /** Further values, by the names that the mapping keeps them under. */
  readonly kept: Readonly<Record<string, string>>;
}

type CustomerTarget = Extract<Target, { target: 'customer' }>;

function compileContactPoints(
  rules: readonly ContactPointRule[],
  { columns }: Surroundings,
): (row: Row) => DeliveredContactPoint[] {
  const reads = rules.map((rule) => ({ ...rule, read: compileText(rule.value, columns, name) }));
  return (row) =>
    reads.flatMap(({ type, primary, verified, read }) => {
      const value = read(row);
      return value === null ? [] : [{ type, value, primary, verified }];
    });
}

function compileKept(
  keep: CustomerTarget['keep'],
  { columns }: Surroundings,
): (row: Row) => Record<string, string> {
  const reads = Object.entries(keep).map(([key, rule]) => ({ key, read: compileText(rule, columns, {}) }));
  return (row) => {
    const kept: Record<string, string> = {};
    for (const { key, read } of reads) {
      const value = read(row);
      if (value !== null) kept[key] = value;
    }
    return kept;
  };
}

export function compileCustomer(
  { fields, contactPoints, keep }: CustomerTarget,
  surroundings: Surroundings,
): (row: Row) => CustomerValues | null {
  const { columns, vocabulary } = surroundings;
  const text = (field: Exclude<keyof CustomerFields, 'birthDate'>, shape: TextShape): Read<string> =>
    optional(fields[field], (rule) => compileText(rule, columns, shape));

  const kind = required('kind', fields.kind, text('kind', oneOf(vocabulary.customerKinds)));
  const status = required('status', fields.status, text('status', oneOf(vocabulary.customerStatuses)));
  const givenName = text('givenName', name);
  const familyName = text('familyName', name);
  const organisationName = text('organisationName', name);
  const birthDate = optional(fields.birthDate, (rule) => compileDate(rule, columns));
  const segment = text('segment', oneOf(vocabulary.segments));
  const tongue = text('language', language);
  const zone = text('timeZone', timeZone);
  const preferredChannel = text('preferredChannel', oneOf(vocabulary.channels));
  const points = compileContactPoints(contactPoints, surroundings);
  const kept = compileKept(keep, surroundings);

  return (row) => {
    const needed = { kind: kind(row), status: status(row) };
    const values = {
      givenName: givenName(row),
      familyName: familyName(row),
      organisationName: organisationName(row),
      birthDate: birthDate(row),
      segment: segment(row),
      language: tongue(row),
      timeZone: zone(row),
      preferredChannel: preferredChannel(row),
      contactPoints: points(row),
      kept: kept(row),
    };
    if (needed.kind === null || needed.status === null) return null;
    return { ...values, kind: needed.kind, status: needed.status };
  };
}
