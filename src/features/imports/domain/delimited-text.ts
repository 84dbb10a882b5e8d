/** How a delimited file is written. */
export interface DelimitedFormat {
  /** One character. */
  readonly delimiter: string;
  /** The character around fields that hold delimiters, line ends or itself (doubled); null when the file quotes nothing. */
  readonly quote: string | null;
}

/** One record of a file. */
export interface TextRecord {
  /** Number of its first line; the file's first is 1. */
  readonly line: number;
  /** As it stands in the file, without its line end. */
  readonly raw: string;
  /** Its fields, or what is wrong with the way it is written. */
  readonly fields: readonly string[] | { readonly broken: string };
}

export interface RecordReader {
  /** Takes the next piece of the text; gives the records that end in it. */
  push(text: string): TextRecord[];
  /** The text has ended: gives what is left. */
  end(): TextRecord[];
}

/** Longer records are taken for a quote that nobody closes. Bounds the memory that one record takes. */
export const MAX_RECORD_LENGTH = 1_000_000;

/** A line of more than `MAX_RECORD_LENGTH` characters: this is no text of lines, or it ends them with CR alone. */
export class EndlessLineError extends Error {
  constructor(readonly line: number) {
    super(`Line ${String(line)} is longer than ${String(MAX_RECORD_LENGTH)} characters.`);
  }
}

/** Where a scan ended: a record, a broken one, or the text at hand is too short to tell. */
type Scan =
  | { readonly fields: readonly string[]; readonly end: number; readonly next: number }
  | { readonly broken: string }
  | 'unfinished';

const TOO_LONG = {
  broken: `A quote is opened that is not closed within ${String(MAX_RECORD_LENGTH)} characters.`,
};

function stripCr(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** A field that begins with a quote, from the character after it. */
function scanQuoted(
  text: string,
  start: number,
  quote: string,
): { value: string; next: number } | 'unfinished' {
  let value = '';
  for (let from = start; ;) {
    const close = text.indexOf(quote, from);
    if (close === -1) return 'unfinished';
    if (text.charAt(close + 1) !== quote) return { value: value + text.slice(from, close), next: close + 1 };
    value += text.slice(from, close + 1);
    from = close + 2;
  }
}

/** Reads one record with quotes in it, field by field. */
function scanFields(
  text: string,
  start: number,
  format: { delimiter: string; quote: string },
  isWhole: boolean,
): Scan {
  const { delimiter, quote } = format;
  const fields: string[] = [];
  for (let position = start; ;) {
    const place = `field ${String(fields.length + 1)}`;
    if (text.charAt(position) === quote) {
      const field = scanQuoted(text, position + 1, quote);
      if (field === 'unfinished')
        return isWhole ? { broken: `The quote that opens ${place} is never closed.` } : 'unfinished';
      // Whether this quote ends the field or is the first of two, and what comes after it, may lie in the next piece.
      if (field.next + 1 >= text.length && !isWhole) return 'unfinished';
      fields.push(field.value);
      position = field.next;
    } else {
      const newline = text.indexOf('\n', position);
      const stop = text.indexOf(delimiter, position);
      const lineEnd = newline === -1 ? text.length : newline;
      if (newline === -1 && !isWhole) return 'unfinished';
      const end = stop !== -1 && stop < lineEnd ? stop : stripCr(text, position, lineEnd);
      const value = text.slice(position, end);
      if (value.includes(quote))
        return { broken: `There is a quote inside ${place}, which does not begin with one.` };
      fields.push(value);
      position = end;
    }
    const after = text.charAt(position);
    if (after === delimiter) position += 1;
    else if (after === '' || after === '\n') return { fields, end: position, next: position + 1 };
    else if (after === '\r' && text.charAt(position + 1) === '\n')
      return { fields, end: position, next: position + 2 };
    else if (after === '\r' && position + 1 >= text.length)
      return { fields, end: position, next: position + 2 };
    else return { broken: `There is text after the quote that closes ${place}.` };
  }
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * Reads delimited text piece by piece. Lines end with LF or CRLF; a CR elsewhere is part of a field; empty lines are left out.
 * A record whose quotes are wrong costs its first line only: reading goes on with the line after it, so that a quote that nobody
 * closes does not swallow the records behind it. (csv-parse, measured against it in the tests, goes on after the place where
 * it noticed, which may be thousands of lines further on.)
 */
export function createRecordReader(format: DelimitedFormat): RecordReader {
  let rest = '';
  let line = 1;

  /** The record that begins at `start`, and where the next begins; undefined when the text at hand ends within it. */
  function recordAt(
    text: string,
    start: number,
    isWhole: boolean,
  ): { record: TextRecord; next: number; lines: number } | undefined {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline === -1 ? text.length : newline;
    if (lineEnd - start > MAX_RECORD_LENGTH) throw new EndlessLineError(line);
    if (newline === -1 && !isWhole) return undefined;
    const firstLine = text.slice(start, stripCr(text, start, lineEnd));
    const { quote, delimiter } = format;
    if (quote === null || !firstLine.includes(quote)) {
      const fields = firstLine.split(delimiter);
      return { record: { line, raw: firstLine, fields }, next: lineEnd + 1, lines: 1 };
    }
    const scan = scanFields(text, start, { delimiter, quote }, isWhole);
    if (scan === 'unfinished' && text.length - start <= MAX_RECORD_LENGTH) return undefined;
    if (scan === 'unfinished' || 'broken' in scan) {
      const fields = scan === 'unfinished' ? TOO_LONG : scan;
      return { record: { line, raw: firstLine, fields }, next: lineEnd + 1, lines: 1 };
    }
    const raw = text.slice(start, scan.end);
    return { record: { line, raw, fields: scan.fields }, next: scan.next, lines: 1 + countNewlines(raw) };
  }

  function take(isWhole: boolean): TextRecord[] {
    const records: TextRecord[] = [];
    let start = 0;
    while (start < rest.length) {
      const found = recordAt(rest, start, isWhole);
      if (found === undefined) break;
      if (found.record.raw !== '') records.push(found.record);
      line += found.lines;
      start = found.next;
    }
    rest = rest.slice(start);
    return records;
  }

  return {
    push(text) {
      rest += text;
      return take(false);
    },
    end: () => take(true),
  };
}
