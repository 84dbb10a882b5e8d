import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './file-names';
import { statementNamesIn, strayStatementNames } from './statement-names';

const FEATURES = join(__dirname, '../../src/features');
const files = filesUnder(FEATURES, ['.'])
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(FEATURES, path), 'utf8') }));

describe('the names of statements', () => {
  it('lead to the function that runs them', () => {
    const named = files.reduce((sum, { path, text }) => sum + statementNamesIn(path, text), 0);
    expect(named).toBeGreaterThan(40);
    expect(files.flatMap(({ path, text }) => strayStatementNames(path, text))).toEqual([]);
  });

  const planted = (body: string) =>
    strayStatementNames(
      'contact-reasons/contact-reason.repository.ts',
      `export function findReasons(sql: Sql, name: string) { ${body} }\nconst allReasons = 1;`,
    ).map((found) => found.replace('contact-reasons/contact-reason.repository.ts: ', ''));

  it.each([
    [
      "return sql.query('contactReasons.findReason', '')",
      "'contactReasons.findReason' names no function of its file",
    ],
    [
      "return sql.query<Row>('reasons.findReasons', '')",
      '\'reasons.findReasons\' does not begin with "contactReasons."',
    ],
    [
      'return sql.execute(`contactReasons.${name}`, "")',
      '`contactReasons.${name}` is put together: nobody can look for it',
    ],
    ["return sql.query('findReasons', '')", '\'findReasons\' does not begin with "contactReasons."'],
    [
      "return insertRows(sql, 'contactReasons.insert', t, [])",
      "'contactReasons.insert' names no function of its file",
    ],
    [
      "return sql.lookUp('contactReasons.findReason', '')",
      "'contactReasons.findReason' names no function of its file",
    ],
    [
      "return readOfParents(sql, 1, 'contactReasons.findReason', '', [])",
      "'contactReasons.findReason' names no function of its file",
    ],
    [
      "return { name: 'contactReasons.every', select }",
      "'contactReasons.every' names no function of its file",
    ],
    ["return sql.query(1 ? 'a' : 'b', '')", "1 ? 'a' : 'b' is no text"],
  ])('are reported in: %s', (body, expected) => {
    expect(planted(body)).toEqual([expected]);
  });

  it.each([
    "return sql.query<Row>('contactReasons.findReasons', 'SELECT 1')",
    'return sql.query(name, "SELECT 1")',
    "return { name: 'contactReasons.allReasons', select }",
    "return compare('c.kind', { eq: 1 })",
    "return { name: 'en.US' === name, place: 'filter.owner' }",
  ])('are accepted in: %s', (body) => {
    expect(planted(body)).toEqual([]);
  });
});
