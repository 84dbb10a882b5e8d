import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { contractOf, emitSchema } from '../../src/cli/emit-schema';

describe('the contract', () => {
  it('comes in alphabetical order, with descriptions and directives', () => {
    const schema = buildSchema(`
      "How often." directive @times("So often." n: Int) on FIELD_DEFINITION
      type Query { "Second." b: Int @times(n: 2) "First." a(by: By): Int @deprecated(reason: "Old.") }
      "Either." input By @oneOf { z: Int y: Int }
      scalar Day @specifiedBy(url: "https://example.org/day")
    `);
    expect(contractOf(schema)).toBe(`schema {
  query: Query
}

"""How often."""
directive @times(
  """So often."""
  n: Int
) on FIELD_DEFINITION

"""Either."""
input By @oneOf {
  y: Int
  z: Int
}

scalar Day @specifiedBy(url: "https://example.org/day")

type Query {
  """First."""
  a(by: By): Int @deprecated(reason: "Old.")

  """Second."""
  b: Int @times(n: 2)
}
`);
  });
});

describe('npm run schema', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'one-window-contract-'));
    file = join(folder, 'schema.graphql');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('writes a contract that its check accepts', async () => {
    expect(emitSchema([], file)).toBe('schema.graphql is written.');
    expect(await readFile(file, 'utf8')).toContain('input CustomerBy @oneOf {');
    expect(emitSchema(['--check'], file)).toBe('schema.graphql is what the code makes.');
  });

  it('refuses a contract that differs, and names the first line and the remedy', async () => {
    emitSchema([], file);
    const changed = (await readFile(file, 'utf8')).replace('input CustomerBy @oneOf {', 'input CustomerBy {');
    await writeFile(file, changed);
    expect(() => emitSchema(['--check'], file)).toThrow(
      /part at line \d+:\n {2}- input CustomerBy \{\n {2}\+ input CustomerBy @oneOf \{\n.*npm run schema/,
    );
    expect(await readFile(file, 'utf8')).toBe(changed);
  });

  it('refuses a contract that goes on where the code ends', async () => {
    emitSchema([], file);
    await writeFile(file, `${await readFile(file, 'utf8')}type More {\n`);
    expect(() => emitSchema(['--check'], file)).toThrow(/- type More \{\n {2}\+ \n/);
  });

  it('refuses to check a contract that is not there', () => {
    expect(() => emitSchema(['--check'], file)).toThrow(/no schema\.graphql here.*npm run schema/);
  });

  it('refuses an option that it does not know', () => {
    expect(() => emitSchema(['--chekc'], file)).toThrow(/"--chekc" is not understood/);
  });
});
