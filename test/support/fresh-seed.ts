/** A seed that is new in each run, said so that a run that fails can be repeated with it: MODEL_SEED=… npm test -- PATH. */
export function freshSeed(): number {
  const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`Courses of seed ${String(seed)}\n`);
  return seed;
}
