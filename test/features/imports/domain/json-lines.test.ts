import { createJsonColumns, createJsonReader } from '../../../../src/features/imports/domain/json-lines';

/** What the columns hold in each line of a text, or what is wrong with it. */
function read(text: string, ...paths: string[]) {
  const columns = createJsonColumns();
  for (const path of paths) columns.indexOf(path);
  const reader = createJsonReader(columns);
  return [...reader.push(text), ...reader.end()].map(({ fields }) => fields);
}

describe('a line of JSON', () => {
  it('has scalars as they are written, and nothing for null and what is not there', () => {
    const line =
      '{"id":12345678901234567890,"amount":1.50,"rate":-1e3,"name":"1.50 \\"x\\" 7","ok":true,"no":null}';
    expect(read(line, 'id', 'amount', 'rate', 'name', 'ok', 'no', 'missing')).toEqual([
      ['12345678901234567890', '1.50', '-1e3', '1.50 "x" 7', 'true', '', ''],
    ]);
  });

  it('has what lies deeper by its path, and names with dots whole', () => {
    const line =
      '{"address":{"city":"Brno","geo":{"lat":49.2}},"phones":["1","2"],"a.b":"x","c":{"d.e":"y"}}';
    expect(read(line, 'address.city', 'address.geo.lat', 'phones.1', 'a.b', 'c.d.e')).toEqual([
      ['Brno', '49.2', '2', 'x', 'y'],
    ]);
  });

  it('is wrong where a column is no scalar, and says how to name what is in it', () => {
    expect(read('{"a":{"b":1}}', 'a')).toEqual([
      { broken: '"a" is an object. Name what is in it, such as a.name.' },
    ]);
    expect(read('{"a":[1]}', 'a')).toEqual([{ broken: '"a" is a list. Name what is in it, such as a.0.' }]);
  });

  it.each(['[1]', '"a"', '{"a":01}', '{"a":1', '{"a":.5}', "{'a':1}", '{"a":1 2}', 'a;b', '{"a":NaN}'])(
    'that is none is wrong: %s',
    (line) => {
      expect(read(`${line}\n{"a":1}`, 'a')).toEqual([
        { broken: expect.stringContaining('no JSON object') as string },
        ['1'],
      ]);
    },
  );

  it('takes nothing from what every object has', () => {
    expect(read('{"a":1}', '__proto__', 'constructor.name', 'toString')).toEqual([['', '', '']]);
  });
});

describe('a file of lines of JSON', () => {
  it('is read whatever pieces it comes in, empty lines left out, each line with its number', () => {
    const text = '{"a":"Ž"}\r\n\r\n  \n{"a":2}\n{"a":3}';
    for (let size = 1; size <= text.length; size += 1) {
      const columns = createJsonColumns();
      columns.indexOf('a');
      const reader = createJsonReader(columns);
      const records = [];
      for (let start = 0; start < text.length; start += size)
        records.push(...reader.push(text.slice(start, start + size)));
      records.push(...reader.end());
      expect(records.map(({ line, fields }) => [line, fields])).toEqual([
        [1, ['Ž']],
        [4, ['2']],
        [5, ['3']],
      ]);
    }
  });

  it('tells which columns no line has', () => {
    const columns = createJsonColumns();
    for (const name of ['a', 'b', 'a']) columns.indexOf(name);
    const reader = createJsonReader(columns);
    reader.push('{"a":1}\n{"a":null}\n');
    expect(columns.unseen()).toEqual(['b']);
  });

  it('that is one endless line is refused', () => {
    const reader = createJsonReader(createJsonColumns());
    expect(() => reader.push(`{"a":"${'x'.repeat(1_000_001)}`)).toThrow('Line 1 is longer');
  });
});
