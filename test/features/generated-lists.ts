import type { TestApi } from '../support/api';
import { minutesAgo } from '../support/bank';
import { moment, pick } from './generated-values';
import type { List, Row } from './list-oracle';

const COUNT = 40;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const gid = (prefix: string, id: string | null): string | null => id && `${prefix}_${id}`;

export async function interactions({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null }), null];
  const agents = [await bank.agent(), await bank.agent(), null];
  const reasons = [await bank.reason('A'), await bank.reason('B'), null];
  const queues = [await bank.queue(), null, await bank.queue()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      channel: pick(['PHONE', 'EMAIL', 'CHAT'], index, 1),
      direction: pick(['INBOUND', 'OUTBOUND'], index, 2),
      outcome: pick(['ANSWERED', 'ABANDONED', 'MISSED'], index, 3),
      settlement: pick(['SETTLED_NOW', 'UNKNOWN'], index, 5),
      waitSeconds: pick([0, 10, null, 20], index, 1),
      handleSeconds: pick([null, 100, 200], index, 2),
      language: pick(['cs', 'en', null, 'de'], index, 3),
      sentiment: pick([-100, -5, null, 0, 60], index, 1),
      isPublic: pick([false, true], index, 3),
      reach: pick([null, 0, 900, 2_000_000], index, 2),
      moodAtStart: pick(['ANGRY', null, 'CALM'], index, 1),
      moodAtEnd: pick([null, 'CONTENT', 'DELIGHTED'], index, 5),
      replyChannel: pick(['PHONE', 'LETTER', null], index, 4),
      askedBy: pick(['CUSTOMER', 'PROSPECT', null], index, 2),
    };
    const [startedAt, endedAt] = [minutesAgo(pick([1, 2, 3, 4, 5], index, 4)), moment(index, 2)];
    const [customer, agent, reason] = [
      pick(owners, index, 2),
      pick(agents, index, 3),
      pick(reasons, index, 4),
    ];
    const queue = pick(queues, index, 1);
    const id = await bank.interaction(customer, {
      ...values,
      startedAt,
      endedAt,
      agentId: agent,
      reasonId: reason,
      queueId: queue,
    });
    rows.push({
      id: `int_${id}`,
      ...values,
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
      customer: gid('cus', customer),
      agent: gid('agt', agent),
      reason: gid('rea', reason),
      queue: gid('que', queue),
    });
  }
  return {
    name: 'interactions',
    type: 'Interaction',
    sorts: { STARTED_AT: 'startedAt' },
    fields: {
      channel: 'enum',
      direction: 'enum',
      outcome: 'enum',
      settlement: 'enum',
      startedAt: 'time',
      endedAt: 'time',
      waitSeconds: 'int',
      handleSeconds: 'int',
      language: 'enum',
      sentiment: 'int',
      isPublic: 'flag',
      reach: 'int',
      moodAtStart: 'enum',
      moodAtEnd: 'enum',
      replyChannel: 'enum',
      askedBy: 'enum',
      customer: 'id',
      agent: 'id',
      reason: 'id',
      queue: 'id',
    },
    rows,
  };
}

export async function cases({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null })];
  const agents = [await bank.agent(), null];
  const products = [await bank.product(), null, await bank.product()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      kind: pick(['COMPLAINT', 'REQUEST'], index, 1),
      status: pick(['NEW', 'OPEN', 'CLOSED'], index, 2),
      priority: pick(['LOW', 'HIGH'], index, 3),
      channel: pick([null, 'PHONE', 'FAX'], index, 2),
      reopenings: pick([0, 1, 2], index, 1),
      subject: pick(['charged twice', '100% fee_', 'card is lost', 'fee of a card'], index, 3),
      rootCause: pick([null, 'a card|50%', 'wrong fee'], index, 2),
    };
    const openedAt = minutesAgo(pick([1, 2, 3], index, 3));
    const [dueAt, resolvedAt, closedAt] = [moment(index, 1), moment(index, 3), moment(index, 4)];
    const [customer, owner, product] = [
      pick(owners, index, 2),
      pick(agents, index, 3),
      pick(products, index, 1),
    ];
    const references = { ownerId: owner, productId: product };
    const id = await bank.case(customer, { ...values, openedAt, dueAt, resolvedAt, closedAt, ...references });
    rows.push({
      id: `cas_${id}`,
      ...values,
      openedAt: iso(openedAt),
      dueAt: iso(dueAt),
      resolvedAt: iso(resolvedAt),
      closedAt: iso(closedAt),
      customer: gid('cus', customer),
      owner: gid('agt', owner),
      product: gid('prd', product),
    });
  }
  return {
    name: 'cases',
    type: 'Case',
    sorts: { OPENED_AT: 'openedAt', DUE_AT: 'dueAt' },
    fields: {
      kind: 'enum',
      status: 'enum',
      priority: 'enum',
      channel: 'enum',
      reopenings: 'int',
      openedAt: 'time',
      dueAt: 'time',
      resolvedAt: 'time',
      closedAt: 'time',
      customer: 'id',
      owner: 'id',
      product: 'id',
    },
    rows,
  };
}

export async function promises({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), await bank.customer({ segment: null })];
  const agents = [await bank.agent(), null];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      kind: pick(['CALLBACK', 'FIX'], index, 1),
      state: pick(['OPEN', 'KEPT', 'BROKEN'], index, 2),
    };
    const [madeAt, dueAt] = [
      minutesAgo(pick([1, 2, 3], index, 3)),
      minutesAgo(-pick([1, 2, 3, 4], index, 1)),
    ];
    const settledAt = moment(index, 2);
    const [customer, owner] = [pick(owners, index, 2), pick(agents, index, 3)];
    const id = await bank.promise(customer, { ...values, madeAt, dueAt, settledAt, ownerId: owner });
    rows.push({
      id: `prm_${id}`,
      ...values,
      madeAt: iso(madeAt),
      dueAt: iso(dueAt),
      settledAt: iso(settledAt),
      customer: gid('cus', customer),
      owner: gid('agt', owner),
    });
  }
  return {
    name: 'promises',
    type: 'Promise',
    sorts: { MADE_AT: 'madeAt', DUE_AT: 'dueAt' },
    fields: {
      kind: 'enum',
      state: 'enum',
      madeAt: 'time',
      dueAt: 'time',
      settledAt: 'time',
      customer: 'id',
      owner: 'id',
    },
    rows,
  };
}

export async function accounts({ bank }: TestApi): Promise<List> {
  const products = [await bank.product(), await bank.product()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const values = {
      status: pick(['OPEN', 'BLOCKED', 'CLOSED'], index, 2),
      currency: pick(['CZK', 'EUR'], index, 1),
    };
    const [openedAt, closedAt] = [moment(index, 1), moment(index, 3)];
    const product = pick(products, index, 3);
    const id = await bank.account(product, { ...values, openedAt, closedAt });
    rows.push({
      id: `acc_${id}`,
      ...values,
      openedAt: iso(openedAt),
      closedAt: iso(closedAt),
      product: gid('prd', product),
    });
  }
  return {
    name: 'accounts',
    type: 'Account',
    sorts: { OPENED_AT: 'openedAt' },
    fields: { status: 'enum', currency: 'enum', openedAt: 'time', closedAt: 'time', product: 'id' },
    rows,
  };
}

export async function answers({ bank }: TestApi): Promise<List> {
  const owners = [await bank.customer({ segment: null }), null, await bank.customer({ segment: null })];
  const surveys = [await bank.survey(), await bank.survey()];
  const rows: Row[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const metric = pick(['NPS', 'CSAT', 'CES'] as const, index, 1);
    const score = pick([1, 2, 3, 4, 5], index, 2);
    const language = pick(['cs', null, 'de'], index, 2);
    const [answeredAt, customer, survey] = [
      minutesAgo(pick([1, 2, 3], index, 4)),
      pick(owners, index, 3),
      pick(surveys, index, 5),
    ];
    const id = await bank.answer(customer, metric, score, { answeredAt, language, surveyId: survey });
    rows.push({
      id: `ans_${id}`,
      metric,
      score,
      language,
      answeredAt: iso(answeredAt),
      customer: gid('cus', customer),
      survey: gid('srv', survey),
    });
  }
  return {
    name: 'surveyAnswers',
    type: 'SurveyAnswer',
    sorts: { ANSWERED_AT: 'answeredAt' },
    fields: {
      metric: 'enum',
      score: 'int',
      language: 'enum',
      answeredAt: 'time',
      customer: 'id',
      survey: 'id',
    },
    rows,
  };
}

/** The customers that the other lists made are there too: they are read back, so that the oracle knows every row. */
export async function customers(api: TestApi): Promise<List> {
  for (let index = 0; index < COUNT; index += 1) {
    await api.bank.customer({
      kind: pick(['PERSON', 'ORGANISATION'], index, 1),
      displayName: pick(['Anna', 'Bela', 'Cyril', 'Dana'], index, 3),
      segment: pick(['RETAIL', 'SME', null], index, 2),
      status: pick(['ACTIVE', 'DORMANT', 'FORMER'], index, 1),
      language: pick(['cs', null, 'uk'], index, 3),
      preferredChannel: pick([null, 'PHONE', 'CHAT'], index, 4),
      lastContactAt: moment(index, 1),
      createdAt: minutesAgo(pick([1, 2, 3], index, 2)),
    });
  }
  const { customers: found } = await api.ask<{ customers: { nodes: Row[] } }>(
    `{ customers(first: 100) { nodes { id kind displayName segment status language preferredChannel lastContactAt createdAt } } }`,
  );
  return {
    name: 'customers',
    type: 'Customer',
    sorts: { LAST_CONTACT: 'lastContactAt', NAME: 'displayName', CREATED_AT: 'createdAt' },
    fields: {
      kind: 'enum',
      displayName: 'string',
      segment: 'enum',
      status: 'enum',
      language: 'enum',
      preferredChannel: 'enum',
      lastContactAt: 'time',
      createdAt: 'time',
    },
    rows: found.nodes,
  };
}
