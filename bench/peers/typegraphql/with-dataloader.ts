// The same with dataloaders: one `find` for each level of the answer.

import DataLoader from 'dataloader';
import { In, type DataSource } from 'typeorm';
import { idsOf, latestAccounts, type Facts } from './facts';
import { serve } from './serve';
import * as tables from './tables';

interface Asked {
  readonly customer: tables.Customer;
  readonly first: number;
}

interface OfCustomer {
  readonly id: string;
  readonly customerId: string;
}

const idsOfAll = (asked: readonly { customer: tables.Customer }[]) =>
  asked.flatMap(({ customer }) => idsOf(customer));

function grouped<Row extends { customerId: string }>(
  rows: readonly Row[],
): (customer: tables.Customer) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.customerId);
    if (own) own.push(row);
    else groups.set(row.customerId, [row]);
  }
  return (customer) => idsOf(customer).flatMap((id) => groups.get(id) ?? []);
}

/** Rows of merged customers come one after the other: they are put in order again. */
const latestFirst = <Row extends { id: string }>(rows: Row[], at: (row: Row) => Date) =>
  rows.sort((a, b) => at(b).getTime() - at(a).getTime() || (a.id > b.id ? -1 : 1));

/** Nothing is asked for twice but what belongs to many: agents, products, reasons. */
const NO_CACHE = { cache: false };

void serve((database) => () => createFacts(database));

function createFacts(database: DataSource): Facts {
  const of = <Table extends object>(table: new () => Table) => database.getRepository(table);
  const byId = <Row extends { id: string }>(find: (ids: string[]) => Promise<Row[]>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = new Map((await find([...ids])).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
  const listed = <Row extends OfCustomer>(
    find: (asked: readonly Asked[]) => Promise<Row[]>,
    at: (row: Row) => Date,
  ) =>
    new DataLoader<Asked, Row[]>(async (asked) => {
      const rowsOf = grouped(await find(asked));
      return asked.map(({ customer, first }) => latestFirst(rowsOf(customer), at).slice(0, first));
    }, NO_CACHE);

  const accounts = new DataLoader<Asked, tables.Account[]>(async (asked) => {
    const now = new Date();
    const holders = await of(tables.AccountHolder).find({
      where: { customerId: In(idsOfAll(asked)) },
      relations: { account: true },
    });
    const held = holders.filter(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= now) && (validTo === null || validTo > now),
    );
    const heldBy = grouped(held);
    return asked.map(({ customer, first }) =>
      latestAccounts(
        heldBy(customer).map(({ account }) => account),
        first,
      ),
    );
  }, NO_CACHE);
  const interactions = listed(
    async (asked) => of(tables.Interaction).findBy({ id: In(await latestIds(database, asked)) }),
    ({ startedAt }) => startedAt,
  );
  const promises = listed(
    (asked) => of(tables.PromiseToCustomer).findBy({ customerId: In(idsOfAll(asked)), state: 'OPEN' }),
    ({ madeAt }) => madeAt,
  );
  const cases = listed(
    (asked) => of(tables.Case).findBy({ customerId: In(idsOfAll(asked)), isOpen: 1 }),
    ({ openedAt }) => openedAt,
  );
  const answers = new DataLoader<{ customer: tables.Customer; metric: string }, tables.SurveyAnswer | null>(
    async (asked) => {
      const metrics = [...new Set(asked.map(({ metric }) => metric))];
      const rowsOf = grouped(
        await of(tables.SurveyAnswer).findBy({
          customerId: In([...new Set(idsOfAll(asked))]),
          metric: In(metrics),
        }),
      );
      return asked.map(
        ({ customer, metric }) =>
          latestFirst(
            rowsOf(customer).filter((row) => row.metric === metric),
            ({ answeredAt }) => answeredAt,
          )[0] ?? null,
      );
    },
    NO_CACHE,
  );
  const statuses = new DataLoader<string, tables.AdvocacyStatus | null>(async (ids) => {
    const rows = await of(tables.AdvocacyStatus).findBy({ customerId: In([...ids]) });
    const own = new Map(rows.map((row) => [row.customerId, row]));
    return ids.map((id) => own.get(id) ?? null);
  }, NO_CACHE);
  const products = byId((ids) => of(tables.Product).findBy({ id: In(ids) }));
  const agents = byId((ids) => of(tables.Agent).findBy({ id: In(ids) }));
  const teams = byId((ids) => of(tables.Team).findBy({ id: In(ids) }));
  const reasons = byId((ids) => of(tables.ContactReason).findBy({ id: In(ids) }));

  return {
    accounts: (customer, first) => accounts.load({ customer, first }),
    interactions: (customer, first) => interactions.load({ customer, first }),
    openPromises: (customer, first) => promises.load({ customer, first }),
    openCases: (customer, first) => cases.load({ customer, first }),
    lastAnswer: (customer, metric) => answers.load({ customer, metric }),
    advocacy: ({ id }) => statuses.load(id),
    product: (id) => products.load(id),
    agent: (id) => agents.load(id),
    team: (id) => teams.load(id),
    reason: (id) => reasons.load(id),
  };
}

/** So many of each customer; `find` knows only how many in all, and all would be thousands. */
async function latestIds(database: DataSource, asked: readonly Asked[]): Promise<string[]> {
  const first = Math.max(...asked.map((one) => one.first));
  const ids = idsOfAll(asked);
  const arm = `(SELECT id FROM interactions WHERE customer_id = ? ORDER BY started_at DESC, id DESC LIMIT ${String(first)})`;
  const rows = await database.query<{ id: string }[]>(ids.map(() => arm).join(' UNION ALL '), ids);
  return rows.map(({ id }) => id);
}
