import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlanOptions } from '../features/demo-bank/open-bank';
import type { ExampleVariables } from '../platform/sandbox/library';

/**
 * What is remembered, beside a private database, of the demo bank in it: that the load of which bank has begun, so that one that was
 * killed is gone on with, and what the example questions can be asked about. (The examples are not looked up later: by then the database may hold
 * real customers.)
 */
const plan = z.object({ customers: z.number(), seed: z.number(), asOf: z.string() });
const record = z.discriminatedUnion('state', [
  z.object({ state: z.literal('loading'), plan: plan.optional() }),
  z.object({ state: z.literal('loaded'), examples: z.record(z.string(), z.unknown()) }),
]);

export type DemoBankRecord = z.infer<typeof record>;

export function readDemoBankRecord(folder: string): DemoBankRecord | undefined {
  const file = fileIn(folder);
  return existsSync(file) ? record.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

export function recordLoading(folder: string, { customers, seed, asOf }: PlanOptions): void {
  write(folder, { state: 'loading', plan: { customers, seed, asOf } });
}

export function recordLoaded(folder: string, examples: ExampleVariables): void {
  write(folder, { state: 'loaded', examples });
}

function write(folder: string, content: DemoBankRecord): void {
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function fileIn(folder: string): string {
  return join(folder, 'demo-bank.json');
}
