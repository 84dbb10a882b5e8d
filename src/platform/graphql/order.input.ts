import { Field, InputType, type ClassType } from 'type-graphql';
import { defineEnum } from './enum';
import { badUserInput } from './errors';

export const SortDirection = defineEnum('SortDirection', 'Which end of an order comes first.', {
  ASC: 'The smallest, the earliest, A.',
  DESC: 'The largest, the latest, Z.',
});
export type SortDirection = keyof typeof SortDirection;

/** The order of a list: one key, and which end of it comes first. */
export interface Order<SortField> {
  readonly field: SortField;
  readonly direction: SortDirection;
}

/** Declares `<name>Order`: what lists of that type may be sorted by. */
export function orderInput<SortField extends string>(
  name: string,
  fields: object,
): ClassType<Order<SortField>> {
  @InputType(`${name}Order`, { description: 'The order of the list: one key; the id breaks ties.' })
  class OrderInput {
    @Field(() => fields, { description: 'What to sort by.' })
    field!: SortField;

    @Field(() => SortDirection, { description: 'Which end comes first.' })
    direction!: SortDirection;
  }
  return OrderInput;
}

/** The one order of an `orderBy`, or what a list is sorted by unless it is told. */
export function onlyOrder<SortField>(
  orders: readonly Order<SortField>[] | null | undefined,
  unlessTold: Order<SortField>,
): Order<SortField> {
  const [order = unlessTold, ...more] = orders ?? [];
  if (more.length > 0) throw badUserInput('"orderBy" takes one key; the id breaks ties.');
  return order;
}
