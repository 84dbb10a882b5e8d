import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportError } from '../../../src/features/imports/import-error';
import { parseMapping, readMapping } from '../../../src/features/imports/read-mapping';
import { accounts, calls, clients, contacts, holders, tickets } from './mappings';

function faultsOf(text: string): string[] {
  try {
    parseMapping(text, 'm.yaml');
  } catch (error) {
    if (error instanceof ImportError)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim());
    throw error;
  }
  return [];
}

/** The place of a text in a mapping as a message names it. */
function placeOf(mapping: string, text: string): string {
  const before = mapping.slice(0, mapping.indexOf(text));
  const lines = before.split('\n');
  return `m.yaml:${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
}

describe('a mapping', () => {
  it.each(Object.entries({ calls, contacts, clients, accounts, holders, tickets }))(
    'of %s is accepted',
    (_name, mapping) => {
      expect(faultsOf(mapping)).toEqual([]);
    },
  );

  it('keeps every scalar as it is written', () => {
    const mapping = contacts.replace(
      'agent: agent',
      'agent: { column: agent, none: [0:00:00, NO, 007, null] }',
    );
    expect(parseMapping(mapping, 'm.yaml').records).toMatchObject([
      { target: { fields: { agent: { none: ['0:00:00', 'NO', '007', 'null'] } } } },
    ]);
  });

  it('of lines of JSON has nothing that is of delimited text', () => {
    const mapping = contacts.replace('delimiter: semicolon', 'format: ndjson, quote: none');
    expect(faultsOf(mapping)).toEqual([
      `${placeOf(mapping, 'quote: none')} file.quote: "quote" is not known here. Known here: format, encoding.`,
    ]);
    expect(faultsOf(contacts.replace('delimiter: semicolon', 'encoding: utf-8'))).toEqual([
      expect.stringContaining('file: needs one of the keys format, delimiter, but has encoding.') as string,
    ]);
  });

  it.each([
    [
      'an unknown key',
      calls.replace('startedAt:', 'startAt:'),
      'startAt:',
      '"startAt" is not known here. Did you mean "startedAt"?',
    ],
    [
      'a key that is unknown further in',
      calls.replace('none: NO_SERVER', 'nome: NO_SERVER'),
      'nome',
      '"nome" is not known here. Did you mean "none"? Known here: column, none, optional, when, codes, otherwise, unknown.',
    ],
    [
      'a word that the model does not have',
      calls.replace('PHONE }', 'TELEFON }'),
      'constant: TELEFON',
      '"TELEFON" is none of PHONE, VIDEO',
    ],
    [
      'a code for such a word',
      calls.replace('HANG: ABANDONED', 'HANG: HUNG_UP'),
      'HANG: HUNG_UP',
      '"HUNG_UP" is none of ANSWERED',
    ],
    [
      'an unknown time zone',
      calls.replace('Europe/Prague', 'Prague'),
      'timeZone: Prague',
      'must be a time zone such as Europe/Prague',
    ],
    [
      'a source of an unknown kind',
      calls.replace('TELEPHONY', 'TELEFONY'),
      'kind: TELEFONY',
      'Did you mean "TELEPHONY"?',
    ],
    [
      'years of two digits without a last year',
      calls.replace(', lastYear: 2049 }, time: entry', ' }, time: entry'),
      'format: yyMMdd }',
      'say lastYear',
    ],
    [
      'a form of dates that is none',
      contacts.replace('yyyy-MM-dd HH:mm', 'YYYY-MM-DD'),
      'format: YYYY',
      '"Y", which stands for nothing',
    ],
    [
      'a delimiter of several characters',
      contacts.replace('semicolon', '"||"'),
      'delimiter: "||"',
      'must be tab, comma',
    ],
    [
      'an unknown encoding',
      contacts.replace('semicolon', 'semicolon, encoding: cp-1252x'),
      'encoding',
      'is no encoding',
    ],
    [
      'a reason that is not declared',
      calls.replace('C: calls.cards', 'C: calls.card'),
      'C: calls.card',
      '"calls.card" is not declared. Add it under reasons',
    ],
    [
      'a product that is not declared',
      accounts.replace('constant: core.current', 'constant: core.saving'),
      'constant: core.saving',
      '"core.saving" is not declared',
    ],
    [
      'a reason below one that is not declared',
      calls.replace('parent: calls,', 'parent: call,'),
      'parent: call,',
      '"call" is not declared',
    ],
    [
      'a reason below itself',
      calls.replace('calls: { names', 'calls: { parent: calls.cards, names'),
      'parent: calls.cards',
      '"calls" would lie below itself',
    ],
    [
      'a moment after one that is read later',
      calls.replace('after: startedAt', 'after: endedAt'),
      'after: endedAt',
      '"endedAt" is no moment that is read before this one. It is one of startedAt.',
    ],
    [
      'names without an English one',
      calls.replace('{ en: Calls }', '{ cs: Hovory }'),
      'names: { cs: Hovory }',
      'needs an English name',
    ],
    [
      'a value that comes from nowhere',
      calls.replace('{ constant: INBOUND }', '{ when: { column: a, is: b } }'),
      'direction: { when',
      'needs one of the keys firstOf, constant, czechBirthNumber, column, but has when.',
    ],
    [
      'a condition without a test',
      contacts.replace('agent: agent', 'agent: { column: agent, when: { column: id } }'),
      'when: { column: id }',
      'needs one of the keys all, any, isNot, matches, is, but has column.',
    ],
    [
      'a kept value under the name of a field',
      clients.replace('branch: branch', 'segment: branch'),
      'segment: branch',
      'is a field of the model',
    ],
    ['a record of nothing', tickets.replace('- case:', '- kase:'), 'kase:', 'needs one of the keys'],
    [
      'an unknown key in one of several records',
      tickets.replace('openedAt:', 'openAt:'),
      'openAt:',
      '"openAt" is not known here. Did you mean "openedAt"?',
    ],
    [
      'a survey that is not declared',
      tickets.replace('survey: desk.nps', 'survey: desk.csat'),
      'survey: desk.csat',
      '"desk.csat" is not declared. Add it under surveys, with its metric and scale.',
    ],
    [
      'a scale that is none',
      tickets.replace('[0, 10]', '[10, 0]'),
      'scale: [10, 0]',
      'must be [lowest, highest]',
    ],
    [
      'a reason that grows below one that is not declared',
      tickets.replace('under: topics', 'under: topic'),
      'under: topic',
      '"topic" is not declared. Add it under reasons',
    ],
    [
      'an attribute of an unknown type',
      tickets.replace('{ date:', '{ datum:'),
      'since: { datum',
      'needs one of the keys',
    ],
    [
      'an attribute without an English name',
      tickets.replace('names: { en: Since }', 'names: { cs: Od }'),
      'names: { cs: Od }',
      'needs an English name',
    ],
    [
      'a regular expression that is none',
      tickets.replace("matches: '\\d+'", "matches: '(\\d+'"),
      'matches:',
      'is no regular expression',
    ],
    [
      'a key without a column',
      tickets.replace('key: [ticket]', 'key: [{ constant: a }]'),
      'key: [{ constant: a }]',
      'needs a column',
    ],
    [
      'newcomers of another source',
      tickets.replace(
        'customer: client',
        'customer: { column: client, source: core, newcomer: { kind: PERSON, status: ACTIVE } }',
      ),
      'customer: { column',
      'makes newcomers of its own source only',
    ],
  ])('with %s is refused at its line and column', (_name, mapping, place, message) => {
    const faults = faultsOf(mapping);
    const fault = faults.find((text) => text.includes(message)) ?? '';
    expect(faults.join('\n')).toContain(message);
    expect(fault.slice(0, fault.indexOf(' '))).toBe(placeOf(mapping, place));
  });

  it.each([
    ['source', 'source: is missing'],
    ['key', 'key: is missing'],
    ['file', 'file: is missing'],
  ])('without its %s is refused', (key, message) => {
    const mapping = contacts
      .split('\n')
      .filter((line) => !line.startsWith(`${key}:`))
      .join('\n');
    expect(faultsOf(mapping).join()).toContain(message);
  });

  it('that says of nothing what it is about is told what there is', () => {
    expect(faultsOf('source: {}').join()).toContain(
      'needs one of the keys records, customer, account, accountHolder, interaction, case, surveyAnswer',
    );
  });

  it('tells all its faults at once', () => {
    const mapping = calls
      .replace('PHONE }', 'TELEFON }')
      .replace('TELEPHONY', 'TELEFONY')
      .replace('tab', 'tabs');
    expect(faultsOf(mapping)).toHaveLength(3);
  });

  it('that is no YAML is refused where it ceases to be', () => {
    expect(faultsOf('source: {\nkey: [').join()).toMatch(/^m\.yaml:2:\d+ /);
    expect(faultsOf('key: a\nkey: b').join()).toMatch(/^m\.yaml:2:1 Map keys must be unique/);
  });

  it('that cannot be read is told by name', async () => {
    await expect(readMapping('nowhere/m.yaml')).rejects.toThrow(
      /nowhere\/m\.yaml cannot be read .*--mapping/,
    );
  });
});

describe('the example mappings', () => {
  const folder = join(__dirname, '../../../examples/mappings');

  it('can all be used', async () => {
    const files = await readdir(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      await expect(readMapping(join(folder, file))).resolves.toHaveProperty('records');
  });
});

describe('the guide', () => {
  it('shows a mapping that can be used', async () => {
    const guide = await readFile(join(__dirname, '../../../docs/import.md'), 'utf8');
    const [, mapping = ''] = /```yaml\n([^]*?)```/.exec(guide) ?? [];
    expect(mapping).toContain('interaction:');
    expect(faultsOf(mapping)).toEqual([]);
  });
});
