import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import { addNeighbourhood, countNeighbourhoods } from '../../../src/features/demo-bank/domain/generate';
import { emptyFacts, type Facts } from '../../../src/features/demo-bank/domain/rows';
import type { DoubleRow } from '../../../src/features/demo-bank/domain/truth';
import { openBank } from '../../../src/features/demo-bank/open-bank';

export interface DrawnBank {
  readonly bank: Bank;
  readonly facts: Facts;
  /** Which of its customers are the same, or look alike. */
  readonly doubles: readonly DoubleRow[];
}

/** A demo bank in memory. */
export function drawBank(customers: number, seed = 7, asOf = '2026-11-01'): DrawnBank {
  const bank = openBank({ customers, seed, asOf });
  const facts = emptyFacts();
  const numbers = Array.from({ length: countNeighbourhoods(bank) }, (_, neighbourhood) => neighbourhood);
  const doubles = numbers.flatMap((neighbourhood) => addNeighbourhood(bank, neighbourhood, facts));
  return { bank, facts, doubles };
}

/** Rows by the value of one of their columns. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
