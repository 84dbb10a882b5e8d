import { addDays, momentPattern, toIsoDay, type WrittenMoment } from './calendar';
import type { Columns } from './columns';
import type { DateLeaf, DateRule, MomentLeaf, MomentRule, WrittenLeaf } from './mapping';
import { quoted, type Read, type Row } from './row';
import { birthNumberReader, columnReader, compileRule } from './rules';
import type { TimeZone } from '../../../kernel/time-zone';

/** A time of day that lies further back than this from the moment that it comes after belongs to the next day. */
const HALF_A_DAY_MS = 43_200_000;
/** In an hour that the clocks show twice, a time that lies further back than this belongs to its second round. */
const HALF_AN_HOUR_MS = 1_800_000;

/** Two-digit years are only read where the mapping gives the last year that they can mean. */
const NO_SHORT_YEARS = 9999;

function compileWritten(columns: Columns, leaf: WrittenLeaf): Read<WrittenMoment> {
  const read = columnReader(columns, leaf);
  const patterns = leaf.formats.map(momentPattern);
  const wanted = leaf.formats.join(' or ');
  // What one row says the next one often says again: rows mostly come in the order of their days.
  let known: { readonly text: string; readonly moment: WrittenMoment } | null = null;
  return (row) => {
    const text = read(row);
    if (text === null) return null;
    if (text === known?.text) return known.moment;
    const found = patterns
      .map((pattern) => pattern.parse(text, leaf.lastYear ?? NO_SHORT_YEARS))
      .filter((moment) => moment !== null);
    const [first, ...others] = found;
    const agree = others.every((other) => first?.day === other.day && first.time === other.time);
    if (first !== undefined && agree) {
      known = { text, moment: first };
      return first;
    }
    const reason =
      first === undefined
        ? `${quoted(text)} is not written as ${wanted}, or is no day or time that exists.`
        : `${quoted(text)} is right in several of the formats ${wanted} and means different things in them.`;
    row.faults.push({ column: leaf.column, reason });
    return null;
  };
}

function compileDateLeaf(columns: Columns, leaf: DateLeaf): Read<string> {
  if ('column' in leaf) {
    const read = compileWritten(columns, leaf);
    return (row) => {
      const written = read(row);
      return written === null ? null : toIsoDay(written.day);
    };
  }
  const read = birthNumberReader(columns, leaf.czechBirthNumber, leaf.lastYear);
  return (row) => read(row)?.birthDate ?? null;
}

/** A day, as `2026-03-29`. */
export function compileDate(rule: DateRule, columns: Columns): Read<string> {
  return compileRule(rule, columns, (leaf: DateLeaf) => compileDateLeaf(columns, leaf));
}

/** The moment at which the clocks show a local time, not before another moment as far as that tells the day and the round. */
function following(local: number, after: number | undefined, zone: TimeZone): number {
  if (after === undefined) return zone.toUtc(local);
  const isNextDay = zone.toUtc(local) < after - HALF_A_DAY_MS;
  const time = isNextDay ? addDays(local, 1) : local;
  const earlier = zone.toUtc(time);
  return earlier < after - HALF_AN_HOUR_MS ? zone.toUtc(time, 'later') : earlier;
}

function compileMomentLeaf(columns: Columns, leaf: MomentLeaf, zone: TimeZone): Read<number> {
  if ('column' in leaf) {
    const read = compileWritten(columns, leaf);
    return (row) => {
      const written = read(row);
      if (written === null) return null;
      const local = written.day + written.time;
      return written.offsetMinutes === null ? zone.toUtc(local) : local - written.offsetMinutes * 60_000;
    };
  }
  const { after } = leaf;
  const date = compileWritten(columns, leaf.date);
  const time = compileWritten(columns, leaf.time);
  const reference = (row: Row): number | undefined => (after === undefined ? undefined : row.moments[after]);
  return (row) => {
    const timeOfDay = time(row);
    if (timeOfDay === null) return null;
    const faults = row.faults.length;
    const day = date(row);
    if (day !== null) return following(day.day + timeOfDay.time, reference(row), zone);
    if (row.faults.length === faults)
      row.faults.push({
        column: leaf.date.column,
        reason: `There is a time in ${leaf.time.column}, but no date.`,
      });
    return null;
  };
}

/** A moment, stored under the field's name for those that come after it. */
export function compileMoment(field: string, rule: MomentRule, columns: Columns, zone: TimeZone): Read<Date> {
  const read = compileRule(rule, columns, (leaf: MomentLeaf) => compileMomentLeaf(columns, leaf, zone));
  return (row) => {
    const moment = read(row);
    if (moment === null) return null;
    row.moments[field] = moment;
    return new Date(moment);
  };
}
