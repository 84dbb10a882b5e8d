import { compileCatalogueKey, type CatalogueKey } from './catalogue-key';
import { compileKey } from './keys';
import { compileMoment } from './moments';
import { optional, type Surroundings } from './plan';
import type { Read, Row } from './row';
import { columnsRead, required } from './rules';
import type { CaseFields } from './targets';
import { compileAmount, compileText, type TextShape } from './text';
import { agentName, currency, oneOf } from './vocabulary';

export interface CaseValues {
  readonly kind: string;
  readonly subject: string;
  readonly channel: string | null;
  readonly status: string;
  readonly priority: string;
  readonly rootCause: string | null;
  readonly redressAmount: string | null;
  readonly redressCurrency: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly answeredInTime: boolean | null;
  /** Keys and codes of what the case points to. */
  readonly customer: string | null;
  readonly owner: string | null;
  readonly reason: CatalogueKey | null;
  readonly product: CatalogueKey | null;
}

const LINE = { maxLength: 500 };
const USUAL_PRIORITY = 'NORMAL';

export function compileCase(fields: CaseFields, surroundings: Surroundings): (row: Row) => CaseValues | null {
  const { columns, vocabulary } = surroundings;
  const needed = (field: 'kind' | 'subject' | 'status', shape: TextShape): Read<string> =>
    required(field, fields[field], compileText(fields[field], columns, shape));

  const kind = needed('kind', oneOf(vocabulary.caseKinds));
  const subject = needed('subject', LINE);
  const status = needed('status', oneOf(vocabulary.caseStatuses));
  const times = compileTimes(fields, surroundings);
  const details = compileDetails(fields, surroundings);
  const references = compileReferences(fields, surroundings);

  return (row) => {
    const said = { kind: kind(row), subject: subject(row), status: status(row) };
    const { openedAt, ...otherTimes } = times(row);
    const values = { ...otherTimes, ...details(row), ...references(row) };
    if (said.kind === null || said.subject === null || said.status === null || openedAt === null) return null;
    return { ...values, openedAt, kind: said.kind, subject: said.subject, status: said.status };
  };
}

type Times = Pick<CaseValues, 'dueAt' | 'resolvedAt' | 'closedAt'> & { readonly openedAt: Date | null };

function compileTimes(fields: CaseFields, { columns, zone }: Surroundings): (row: Row) => Times {
  const moment = (field: 'dueAt' | 'resolvedAt' | 'closedAt'): Read<Date> =>
    optional(fields[field], (rule) => compileMoment(field, rule, columns, zone));
  const opened = compileMoment('openedAt', fields.openedAt, columns, zone);
  const openedAt = required('openedAt', fields.openedAt, opened);
  const [dueAt, resolvedAt, closedAt] = [moment('dueAt'), moment('resolvedAt'), moment('closedAt')];
  const column = columnsRead([fields.openedAt, fields.resolvedAt, fields.closedAt]);

  return (row) => {
    const times = {
      openedAt: openedAt(row),
      dueAt: dueAt(row),
      resolvedAt: resolvedAt(row),
      closedAt: closedAt(row),
    };
    const ends = [times.resolvedAt, times.closedAt].filter((end) => end !== null);
    if (times.openedAt !== null && ends.some((end) => times.openedAt !== null && end < times.openedAt))
      row.faults.push({ column, reason: 'It is settled before it is opened.' });
    return times;
  };
}

type Details = Pick<
  CaseValues,
  'channel' | 'priority' | 'rootCause' | 'redressAmount' | 'redressCurrency' | 'answeredInTime'
>;

function compileDetails(fields: CaseFields, { columns, vocabulary }: Surroundings): (row: Row) => Details {
  const text = (
    field: 'channel' | 'priority' | 'rootCause' | 'answeredInTime',
    shape: TextShape,
  ): Read<string> => optional(fields[field], (rule) => compileText(rule, columns, shape));
  const channel = text('channel', oneOf(vocabulary.channels));
  const priority = text('priority', oneOf(vocabulary.casePriorities));
  const rootCause = text('rootCause', LINE);
  const inTime = text('answeredInTime', oneOf(['true', 'false']));
  const amount = optional(fields.redress, (rule) => compileAmount(rule.amount, columns));
  const money = optional(fields.redress, (rule) => compileText(rule.currency, columns, currency));

  return (row) => {
    const [redress, isInTime] = [amount(row), inTime(row)];
    const redressCurrency = redress === null ? null : money(row);
    if (redress !== null && (redress.startsWith('-') || redressCurrency === null))
      row.faults.push({
        column: columnsRead(fields.redress ?? {}),
        reason: 'What the bank gave to make good is an amount of 0 or more with a currency.',
      });
    return {
      channel: channel(row),
      priority: priority(row) ?? USUAL_PRIORITY,
      rootCause: rootCause(row),
      redressAmount: redress,
      redressCurrency,
      answeredInTime: isInTime === null ? null : isInTime === 'true',
    };
  };
}

type References = Pick<CaseValues, 'customer' | 'owner' | 'reason' | 'product'>;

function compileReferences(fields: CaseFields, { columns }: Surroundings): (row: Row) => References {
  const customer = optional(fields.customer, (rule) => compileKey(rule, columns));
  const owner = optional(fields.owner, (rule) => compileText(rule, columns, agentName));
  const reason = optional(fields.reason, (rule) => compileCatalogueKey(rule, columns));
  const product = optional(fields.product, (rule) => compileCatalogueKey(rule, columns));
  return (row) => ({
    customer: customer(row),
    owner: owner(row),
    reason: reason(row),
    product: product(row),
  });
}
