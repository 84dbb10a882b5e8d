import { Extensions } from 'type-graphql';

/** Says how long a plain list gets that is shorter than others: an operation is weighed by it. Publish it in the description too. */
export function AtMost(items: number): MethodDecorator {
  return Extensions({ atMost: items });
}
