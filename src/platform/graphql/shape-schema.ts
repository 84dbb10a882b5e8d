import { isInputObjectType, type GraphQLSchema } from 'graphql';

/** Marks inputs of which exactly one field must be given. The library would print them as ordinary ones. */
export function markOneOf(schema: GraphQLSchema, inputs: readonly string[]): void {
  for (const name of inputs) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`${name} is no input type`);
    type.isOneOf = true;
  }
}

/** The library has no place for what the root types are. */
export function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) query.description = 'Where every question begins.';
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = 'Everything that changes something.';
  const subscription = schema.getSubscriptionType();
  if (subscription) subscription.description = 'What can be heard of as it happens, over a WebSocket.';
}
