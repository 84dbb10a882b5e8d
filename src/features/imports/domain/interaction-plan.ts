import { compileCatalogueKey, type CatalogueKey } from './catalogue-key';
import { compileKey } from './keys';
import { compileMoment } from './moments';
import { optional, type Surroundings } from './plan';
import type { Read, Row } from './row';
import { columnsRead, required } from './rules';
import type { InteractionFields } from './targets';
import { compileSeconds, compileText, type TextShape } from './text';
import { agentName, language, oneOf } from './vocabulary';

export interface InteractionValues {
  readonly channel: string;
  readonly direction: string;
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly ivrSeconds: number | null;
  readonly outcome: string;
  readonly settlement: string;
  readonly language: string | null;
  /** Keys and codes of what the interaction points to. */
  readonly customer: string | null;
  readonly agent: string | null;
  readonly reason: CatalogueKey | null;
}

export function compileInteraction(
  fields: InteractionFields,
  surroundings: Surroundings,
): (row: Row) => InteractionValues | null {
  const { columns, vocabulary } = surroundings;
  const word = (field: 'channel' | 'direction' | 'outcome', values: readonly string[]): Read<string> =>
    required(field, fields[field], compileText(fields[field], columns, oneOf(values)));

  const channel = word('channel', vocabulary.channels);
  const direction = word('direction', vocabulary.directions);
  const outcome = word('outcome', vocabulary.outcomes);
  const times = compileTimes(fields, surroundings);
  const details = compileDetails(fields, surroundings);

  return (row) => {
    const way = channel(row);
    const heading = direction(row);
    const end = outcome(row);
    const moments = times(row);
    const rest = details(row);
    const { startedAt } = moments;
    if (startedAt === null || way === null || heading === null || end === null) return null;
    // One by one: to copy two objects into one takes longer than to read all the rest of a row.
    return {
      channel: way,
      direction: heading,
      startedAt,
      queuedAt: moments.queuedAt,
      answeredAt: moments.answeredAt,
      endedAt: moments.endedAt,
      waitSeconds: moments.waitSeconds,
      handleSeconds: moments.handleSeconds,
      ivrSeconds: moments.ivrSeconds,
      outcome: end,
      settlement: rest.settlement,
      language: rest.language,
      customer: rest.customer,
      agent: rest.agent,
      reason: rest.reason,
    };
  };
}

type Times = Pick<
  InteractionValues,
  'queuedAt' | 'answeredAt' | 'endedAt' | 'waitSeconds' | 'handleSeconds' | 'ivrSeconds'
> & { readonly startedAt: Date | null };

function compileTimes(fields: InteractionFields, { columns, zone }: Surroundings): (row: Row) => Times {
  const moment = (field: 'queuedAt' | 'answeredAt' | 'endedAt'): Read<Date> =>
    optional(fields[field], (rule) => compileMoment(field, rule, columns, zone));
  const seconds = (field: 'waitSeconds' | 'handleSeconds' | 'ivrSeconds'): Read<number> =>
    optional(fields[field], (rule) => compileSeconds(rule, columns));

  const start = compileMoment('startedAt', fields.startedAt, columns, zone);
  const startedAt = required('startedAt', fields.startedAt, start);
  const [queuedAt, answeredAt, endedAt] = [moment('queuedAt'), moment('answeredAt'), moment('endedAt')];
  const [wait, handle, ivr] = [seconds('waitSeconds'), seconds('handleSeconds'), seconds('ivrSeconds')];
  const column = columnsRead([fields.startedAt, fields.endedAt]);

  return (row) => {
    // In this order: a moment may be told to come after one that was read before it.
    const times = {
      startedAt: startedAt(row),
      queuedAt: queuedAt(row),
      answeredAt: answeredAt(row),
      endedAt: endedAt(row),
      waitSeconds: wait(row),
      handleSeconds: handle(row),
      ivrSeconds: ivr(row),
    };
    if (times.startedAt !== null && times.endedAt !== null && times.endedAt < times.startedAt) {
      const [end, begin] = [times.endedAt.toISOString(), times.startedAt.toISOString()];
      row.faults.push({ column, reason: `It ends (${end}) before it starts (${begin}).` });
    }
    return times;
  };
}

type Details = Pick<InteractionValues, 'settlement' | 'language' | 'customer' | 'agent' | 'reason'>;

function compileDetails(
  fields: InteractionFields,
  { columns, vocabulary }: Surroundings,
): (row: Row) => Details {
  const text = (field: 'settlement' | 'language' | 'agent', shape: TextShape): Read<string> =>
    optional(fields[field], (rule) => compileText(rule, columns, shape));
  const settlement = text('settlement', oneOf(vocabulary.settlements));
  const tongue = text('language', language);
  const customer = optional(fields.customer, (rule) => compileKey(rule, columns));
  const agent = text('agent', agentName);
  const reason = optional(fields.reason, (rule) => compileCatalogueKey(rule, columns));

  return (row) => ({
    settlement: settlement(row) ?? 'UNKNOWN',
    language: tongue(row),
    customer: customer(row),
    agent: agent(row),
    reason: reason(row),
  });
}
