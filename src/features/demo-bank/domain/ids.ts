import { createIdSource, type Id } from '../../../kernel/id';
import type { Random } from './random';

/** The id of a thing that came to be at that time (UTC milliseconds). */
export function idAt(random: Random, time: number): Id {
  return createIdSource(
    () => time,
    () => random.nextFine(),
  )();
}
