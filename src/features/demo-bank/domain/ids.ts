import { createIdSource, idBeside as besideOwner, timeOf, type Id } from '../../../kernel/id';
import { DAY } from './calendar';
import type { Random } from './random';

/** An id made at that time (UTC milliseconds). */
export function idAt(random: Random, time: number): Id {
  return createIdSource(
    () => time,
    () => random.nextFine(),
  )();
}

/** The id of a fact that lies beside its customer, or beside the contact that it is part of. */
export function idBeside(random: Random, owner: Id): Id {
  return besideOwner(owner, random.nextFine());
}

/**
 * When a customer came into this database, in the order in which customers are drawn and written: the whole bank was taken in on
 * its last day, one customer a millisecond. So rows are written in the order of their keys.
 */
export function arrivalOf(asOf: number, customer: number): number {
  return asOf - DAY + customer;
}

/** The number of the customer with an id of a bank that is seen at `asOf`: the other way round. */
export function numberOf(asOf: number, customerId: Id): number {
  return timeOf(customerId) - (asOf - DAY);
}
