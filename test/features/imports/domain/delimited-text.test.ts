import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  createRecordReader,
  EndlessLineError,
  MAX_RECORD_LENGTH,
  type TextRecord,
} from '../../../../src/features/imports/domain/delimited-text';

const format = { delimiter: ';', quote: '"' };

function read(text: string, pieceLength = text.length || 1, as = format): TextRecord[] {
  const reader = createRecordReader(as);
  const records: TextRecord[] = [];
  for (let start = 0; start < text.length; start += pieceLength) {
    records.push(...reader.push(text.slice(start, start + pieceLength)));
  }
  return [...records, ...reader.end()];
}

const fieldsOf = (records: readonly TextRecord[]) => records.map(({ fields }) => fields);
const linesOf = (records: readonly TextRecord[]) => records.map(({ line }) => line);

describe('delimited text', () => {
  it('is read line by line, whether lines end with LF or CRLF and whether the last one ends at all', () => {
    const expected = [
      ['a', 'b'],
      ['c', ''],
    ];
    expect(fieldsOf(read('a;b\nc;\n'))).toEqual(expected);
    expect(fieldsOf(read('a;b\r\nc;\r\n'))).toEqual(expected);
    expect(fieldsOf(read('a;b\r\nc;'))).toEqual(expected);
  });

  it('keeps delimiters, line ends and doubled quotes inside quotes, and counts the lines', () => {
    const records = read('x;"one;two\r\nthree ""four"""\ny;z\n');
    expect(fieldsOf(records)).toEqual([
      ['x', 'one;two\r\nthree "four"'],
      ['y', 'z'],
    ]);
    expect(linesOf(records)).toEqual([1, 3]);
    expect(records[0]?.raw).toBe('x;"one;two\r\nthree ""four"""');
  });

  it('takes a bare CR for a part of its field', () => {
    expect(fieldsOf(read('a\rb;c\r\n'))).toEqual([['a\rb', 'c']]);
    expect(fieldsOf(read('"a\rb";c\r\n'))).toEqual([['a\rb', 'c']]);
  });

  it('leaves out empty lines but counts them', () => {
    const records = read('a\n\n\r\nb\n');
    expect(fieldsOf(records)).toEqual([['a'], ['b']]);
    expect(linesOf(records)).toEqual([1, 4]);
  });

  it('takes quotes for letters where the file quotes nothing', () => {
    const reader = createRecordReader({ delimiter: '\t', quote: null });
    expect(fieldsOf(reader.push('5" pipe\t"x\n'))).toEqual([['5" pipe', '"x']]);
  });

  it.each([
    ['"a;b\nc;d\n', 'The quote that opens field 1 is never closed.'],
    ['"a"x;b\nc;d\n', 'There is text after the quote that closes field 1.'],
    ['a;b"x\nc;d\n', 'There is a quote inside field 2, which does not begin with one.'],
    ['a;"b\nc;"d\n', 'There is text after the quote that closes field 2.'],
  ])('loses only the first line of a record with a broken quote: %j', (text, broken) => {
    const records = read(text);
    expect(records[0]).toEqual({ line: 1, raw: text.split('\n')[0], fields: { broken } });
    expect(records[1]?.line).toBe(2);
  });

  it('tells half a last record', () => {
    const [, last] = read('1;"whole"\n2;"PRIJE');
    expect(last).toEqual({
      line: 2,
      raw: '2;"PRIJE',
      fields: { broken: 'The quote that opens field 2 is never closed.' },
    });
  });

  it('gives up on a quote that stays open for too long, and reads on after its line', () => {
    const text = `1;"open\n${'2;plain text\n'.repeat(MAX_RECORD_LENGTH / 10)}`;
    const records = read(text, 65_536);
    expect(records).toHaveLength(1 + MAX_RECORD_LENGTH / 10);
    expect(records[0]?.fields).toHaveProperty('broken');
    expect(records.slice(1).every(({ fields }) => Array.isArray(fields))).toBe(true);
  });

  it('ends with an error where a line has no end', () => {
    expect(() => read('x'.repeat(MAX_RECORD_LENGTH + 1), 65_536)).toThrow(EndlessLineError);
  });

  const fields = fc.array(fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', 'ž') }), {
    minLength: 1,
    maxLength: 4,
  });

  it('reads back what was written, whatever the fields hold and wherever the pieces are cut', () => {
    const written = fc.array(fields, { maxLength: 6 });
    fc.assert(
      fc.property(written, fc.integer({ min: 1, max: 9 }), fc.boolean(), (records, pieceLength, hasCr) => {
        const end = hasCr ? '\r\n' : '\n';
        const quotedRecords = records.map((record) =>
          record.map((field) => `"${field.replaceAll('"', '""')}"`).join(';'),
        );
        expect(fieldsOf(read(quotedRecords.map((record) => record + end).join(''), pieceLength))).toEqual(
          records,
        );
      }),
    );
  });

  it('agrees with csv-parse on every text that both find sound', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ';', '"', '"', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 7 }), (text, pieceLength) => {
        const records = read(text, pieceLength);
        if (records.some(({ fields: found }) => 'broken' in found)) return;
        const expected: unknown = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: '\n',
        });
        expect(fieldsOf(records)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives every line to exactly one record, sound or broken', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 7 }), (text, pieceLength) => {
        const lines = read(text, pieceLength).flatMap(({ raw }) => raw.split('\n'));
        const written = text.split('\n');
        expect(lines.filter((line) => line !== '')).toEqual(written.filter((line) => line !== ''));
      }),
      { numRuns: 2000 },
    );
  });
});
