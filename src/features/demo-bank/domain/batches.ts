import type { Bank } from './bank';
import { addNeighbourhood, countNeighbourhoods } from './generate';
import { NEIGHBOURHOOD_SIZE } from './neighbourhood';
import { emptyFacts, type Facts } from './rows';
import type { DoubleRow } from './truth';

/** What is written in one transaction: whole customers, some 4,000 rows, more where one of them has very many contacts. */
const NEIGHBOURHOODS_PER_BATCH = 25;
const CUSTOMERS_PER_BATCH = NEIGHBOURHOODS_PER_BATCH * NEIGHBOURHOOD_SIZE;

/** How many batches a bank has; their numbers begin at 0. */
export function countBatches(bank: Bank): number {
  return Math.ceil(bank.plan.customers / CUSTOMERS_PER_BATCH);
}

/** The batch of a customer's number. */
export function batchOf(customer: number): number {
  return Math.floor(customer / CUSTOMERS_PER_BATCH);
}

export interface Batch {
  readonly facts: Facts;
  /** Who of its customers is the same as another, or looks it. */
  readonly doubles: readonly DoubleRow[];
}

/** All that a batch holds: the same whenever, wherever and in whatever order batches are drawn. */
export function drawBatch(bank: Bank, batch: number): Batch {
  const facts = emptyFacts();
  const doubles: DoubleRow[] = [];
  const first = batch * NEIGHBOURHOODS_PER_BATCH;
  const end = Math.min(first + NEIGHBOURHOODS_PER_BATCH, countNeighbourhoods(bank));
  for (let neighbourhood = first; neighbourhood < end; neighbourhood += 1)
    doubles.push(...addNeighbourhood(bank, neighbourhood, facts));
  return { facts, doubles };
}
