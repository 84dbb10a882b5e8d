import type { Columns } from './columns';
import { EndlessLineError, MAX_RECORD_LENGTH, type RecordReader, type TextRecord } from './delimited-text';

/** Columns of a file that names them in every record: a path of names and positions, such as `address.city` or `phones.0`. */
export interface JsonColumns extends Columns {
  /** What the columns that have been asked for hold in a line, or what is wrong with the line. */
  readonly read: (line: string) => TextRecord['fields'];
  /** Columns that no line has had so far, though the mapping does not call them optional. */
  readonly unseen: () => readonly string[];
}

/** A text, or a number outside of any. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Numbers as texts, so that each stays as it is written: 1.50 with its zero, and no digit lost of a long one. */
function numbersAsTexts(json: string): string {
  return json.replace(TEXT_OR_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}

type Found = { readonly value: unknown } | null;

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What a path leads to. A name that has dots of its own is found whole. */
function follow(value: unknown, path: string): Found {
  if (!isContainer(value)) return null;
  if (Object.hasOwn(value, path)) return { value: value[path] };
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    const found = Object.hasOwn(value, head) ? follow(value[head], path.slice(dot + 1)) : null;
    if (found !== null) return found;
  }
  return null;
}

function parseObject(line: string): { readonly object: unknown } | { readonly broken: string } {
  try {
    const object: unknown = JSON.parse(numbersAsTexts(line));
    if (isContainer(object) && !Array.isArray(object)) return { object };
  } catch {
    // Told below, like a line that is JSON of another kind.
  }
  return { broken: 'The line is no JSON object. A file of format ndjson has one on each line.' };
}

function textOf(path: string, value: unknown): string | { readonly broken: string } {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const [what, example] = Array.isArray(value) ? ['a list', '0'] : ['an object', 'name'];
  return { broken: `"${path}" is ${what}. Name what is in it, such as ${path}.${example}.` };
}

/** Columns come to be by being asked for: a mapping is compiled against them before the first line is read. */
export function createJsonColumns(): JsonColumns {
  const names: string[] = [];
  const [needed, seen] = [new Set<string>(), new Set<string>()];
  const find = (name: string): number => {
    const index = names.indexOf(name);
    return index === -1 ? names.push(name) - 1 : index;
  };
  return {
    names,
    find,
    indexOf(name) {
      needed.add(name);
      return find(name);
    },
    read(line) {
      const parsed = parseObject(line);
      if ('broken' in parsed) return parsed;
      const fields: string[] = [];
      for (const name of names) {
        const found = follow(parsed.object, name);
        if (found !== null) seen.add(name);
        const text = found === null ? '' : textOf(name, found.value);
        if (typeof text !== 'string') return text;
        fields.push(text);
      }
      return fields;
    },
    unseen: () => [...needed].filter((name) => !seen.has(name)),
  };
}

/** Reads lines that are JSON objects, piece by piece. Lines end with LF or CRLF; empty ones are left out. */
export function createJsonReader({ read }: Pick<JsonColumns, 'read'>): RecordReader {
  let rest = '';
  let line = 0;

  function recordOf(text: string): TextRecord[] {
    line += 1;
    if (text.length > MAX_RECORD_LENGTH) throw new EndlessLineError(line);
    const raw = text.endsWith('\r') ? text.slice(0, -1) : text;
    return raw.trim() === '' ? [] : [{ line, raw, fields: read(raw) }];
  }

  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      const records = lines.flatMap(recordOf);
      if (rest.length > MAX_RECORD_LENGTH) throw new EndlessLineError(line + 1);
      return records;
    },
    end: () => (rest === '' ? [] : recordOf(rest)),
  };
}
