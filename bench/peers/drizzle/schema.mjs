// The same graph as graph.graphql, by Pothos: code first.

import SchemaBuilder from '@pothos/core';
import { declareFacts, declareWords, exposed, objectsOf } from './types.mjs';

/** Lists resolve through the dataloaders of the request, `load` in its context. */
export function createSchema(roots) {
  const builder = new SchemaBuilder({});
  for (const name of ['DateTime', 'Decimal', 'CurrencyCode'])
    builder.scalarType(name, { serialize: (value) => value });
  const words = declareWords(builder);
  const object = objectsOf(builder);
  const node = builder.interfaceRef('Node').implement({ fields: (t) => ({ id: t.exposeID('id') }) });
  const { interaction, facts } = declareFacts(object, words);
  const customer = declareCustomer(builder, { node, words, object, facts });
  const pageInfo = object('PageInfo', { hasNextPage: ['Boolean', false], endCursor: ['String'] });
  const customers = object('CustomerConnection', { nodes: [[customer], false], pageInfo: [pageInfo, false] });
  declareRoots(builder, { roots, node, words, customers });
  declareMutation(builder, { roots, words, object, interaction });
  return builder.toSchema();
}

function declareCustomer(builder, { node, words, object, facts }) {
  const advocacy = object('AdvocacyStatus', {
    stage: [words.AdvocacyStage, false],
    score: ['Int', false],
    vip: ['Boolean', false],
  });
  const loaded = (t, name, type) =>
    t.field({
      type,
      nullable: true,
      args: {
        first: t.arg.int(),
        ...(name === 'promises' && { state: t.arg({ type: words.PromiseState }) }),
      },
      resolve: (parent, { first }, { load }) => load[name].load({ customer: parent, first }),
    });
  return builder.objectRef('Customer').implement({
    interfaces: [node],
    fields: (t) => ({
      displayName: exposed(t, 'displayName', ['String']),
      segment: exposed(t, 'segment', [words.Segment]),
      preferredChannel: exposed(t, 'preferredChannel', [words.Channel]),
      lastContactAt: exposed(t, 'lastContactAt', ['DateTime']),
      advocacy: exposed(t, 'advocacy', [advocacy]),
      ...Object.fromEntries(Object.entries(facts).map(([name, type]) => [name, loaded(t, name, type)])),
    }),
  });
}

function declareRoots(builder, { roots, node, words, customers }) {
  const input = (name, fields) => builder.inputType(name, { fields });
  const segment = input('SegmentFilter', (t) => ({ eq: t.field({ type: words.Segment }) }));
  const filter = input('CustomerFilter', (t) => ({ segment: t.field({ type: segment }) }));
  const order = input('CustomerOrder', (t) => ({
    field: t.field({ type: words.CustomerOrderField, required: true }),
    direction: t.field({ type: words.SortDirection }),
  }));
  const root = (name, t, rest) => t.field({ ...rest, resolve: (_, args) => roots[name](args) });
  builder.queryType({
    fields: (t) => ({
      node: root('node', t, { type: node, nullable: true, args: { id: t.arg.id({ required: true }) } }),
      customersByContact: root('customersByContact', t, {
        type: customers,
        args: { value: t.arg.string({ required: true }), first: t.arg.int() },
      }),
      customers: root('customers', t, {
        type: customers,
        args: { filter: t.arg({ type: filter }), orderBy: t.arg({ type: [order] }), first: t.arg.int() },
      }),
    }),
  });
}

function declareMutation(builder, { roots, words, object, interaction }) {
  const input = builder.inputType('LogInteractionInput', {
    fields: (t) => ({
      customer: t.id({ required: true }),
      channel: t.field({ type: words.Channel, required: true }),
      direction: t.field({ type: words.Direction, required: true }),
      startedAt: t.field({ type: 'DateTime', required: true }),
      answeredAt: t.field({ type: 'DateTime', required: true }),
      endedAt: t.field({ type: 'DateTime', required: true }),
      waitSeconds: t.int(),
      handleSeconds: t.int(),
      outcome: t.field({ type: words.InteractionEnding, required: true }),
      settlement: t.field({ type: words.Settlement, required: true }),
      reason: t.id({ required: true }),
      agent: t.id({ required: true }),
    }),
  });
  const error = object('InteractionError', { code: ['String', false] });
  const payload = object('LogInteractionPayload', {
    interaction: [interaction],
    userErrors: [[error], false],
  });
  builder.mutationType({
    fields: (t) => ({
      logInteraction: t.field({
        type: payload,
        args: { input: t.arg({ type: input, required: true }) },
        resolve: (_, args) => roots.logInteraction(args),
      }),
    }),
  });
}
