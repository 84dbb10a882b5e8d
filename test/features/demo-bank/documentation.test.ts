import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countRows } from '../../../src/features/demo-bank/domain/count-rows';
import { drawBank, groupBy } from './draw-bank';

const page = readFileSync(join(__dirname, '../../../docs/demo-bank.md'), 'utf8').replaceAll(/\s+/g, ' ');
const { bank, facts } = drawBank(2_000);

/** What that sentence of the page says; it has one group. */
function says(sentence: RegExp): string {
  const said = sentence.exec(page)?.[1];
  expect([sentence, said]).toEqual([sentence, expect.any(String)]);
  return said ?? '';
}

describe('the page about the demo bank', () => {
  test('says how many rows there are, to within 3 %', () => {
    const rows = countRows(bank.reference) + countRows(facts);
    const total = Number(says(/: some ([\d,]+) for 2,000 customers\./).replaceAll(',', ''));
    const perCustomer = Number(says(/About (\d+) rows a customer/));
    expect(Math.abs(rows / total - 1)).toBeLessThan(0.03);
    expect(perCustomer).toBe(Math.round(total / 2_000));
  });

  test('says how many sources know a customer', () => {
    const words = ['', 'One', 'Two', 'Three', 'Four'];
    const perCustomer = groupBy(facts.sourceProfiles, ({ customerId }) => customerId);
    const counts = [...perCustomer.values()].map((profiles) => profiles.length);
    const said = says(/- (\w+ to \w+) sources know each customer/);
    const [least = '', most = ''] = [Math.min(...counts), Math.max(...counts)].map((count) => words[count]);
    expect(said).toBe(`${least} to ${most.toLowerCase()}`);
  });

  test('says how many contacts are of nobody known', () => {
    const unknown = facts.interactions.filter(({ customerId }) => customerId === null).length;
    expect(says(/About one contact in (\w+) is of nobody known/)).toBe('fifteen');
    expect(facts.interactions.length / unknown).toBeGreaterThan(13);
    expect(facts.interactions.length / unknown).toBeLessThan(17);
  });
});
