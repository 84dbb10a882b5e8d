// Types of the graph whose fields are properties of what the reads give.

import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';

/** The enumerations, their words as graph.graphql has them. */
export function declareWords(builder) {
  const graph = buildSchema(readFileSync(new URL('../graph.graphql', import.meta.url), 'utf8'));
  const declared = Object.values(graph.getTypeMap())
    .filter((type) => isEnumType(type) && !type.name.startsWith('__'))
    .map((type) => [
      type.name,
      builder.enumType(type.name, { values: type.getValues().map(({ name }) => name) }),
    ]);
  return Object.fromEntries(declared);
}

export const exposed = (t, field, [type, nullable = true]) => t.expose(field, { type, nullable });

/** Gives what declares an object, by the type of each of its fields, and `false` beside it where it is never null. */
export const objectsOf = (builder) => (name, fields) =>
  builder.objectRef(name).implement({
    fields: (t) =>
      Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, exposed(t, field, type)])),
  });

/** The type of a contact, and by field of the customer, the type of what it gives. */
export function declareFacts(object, words) {
  const list = (name, node) => object(name, { nodes: [[node], false] });
  const money = object('Money', { amount: ['Decimal', false], currency: ['CurrencyCode', false] });
  const product = object('Product', { name: ['String', false] });
  const account = object('Account', {
    product: [product],
    maskedNumber: ['String'],
    balance: [money],
    status: [words.AccountStatus, false],
  });
  const team = object('Team', { name: ['String', false] });
  const agent = object('Agent', { name: ['String'], team: [team] });
  const reason = object('ContactReason', { path: ['String', false] });
  const interaction = object('Interaction', {
    channel: [words.Channel, false],
    direction: [words.Direction, false],
    reason: [reason],
    startedAt: ['DateTime', false],
    waitSeconds: ['Int'],
    handleSeconds: ['Int'],
    outcome: [words.InteractionOutcome, false],
    agent: [agent],
  });
  const promise = object('Promise', { text: ['String'], dueAt: ['DateTime', false], owner: [agent] });
  const openCase = object('Case', {
    kind: [words.CaseKind, false],
    subject: ['String'],
    priority: [words.CasePriority, false],
    status: [words.CaseStatus, false],
  });
  const lastScore = object('LastScore', { score: ['Int', false], answeredAt: ['DateTime', false] });
  const facts = {
    accounts: list('AccountConnection', account),
    interactions: list('InteractionConnection', interaction),
    promises: list('PromiseConnection', promise),
    openCases: list('CaseConnection', openCase),
    scores: object('CustomerScores', { nps: [lastScore], csat: [lastScore], ces: [lastScore] }),
  };
  return { interaction, facts };
}
