// The same with dataloaders: one `find` for each level of the answer.

import DataLoader from 'dataloader';
import { In, type DataSource, type Repository } from 'typeorm';
import { latestAccounts, type Facts } from './facts';
import { byId, grouped, idsOfAll, latestFirst, listed, NO_CACHE, type Asked } from './loaders';
import { serve } from './serve';
import * as tables from './tables';

void serve((database) => () => createFacts(database));

function createFacts(database: DataSource): Facts {
  const of = <Table extends object>(table: new () => Table) => database.getRepository(table);
  const accounts = accountsLoader(of(tables.AccountHolder));
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
  const answers = answersLoader(of(tables.SurveyAnswer));
  const statuses = statusesLoader(of(tables.AdvocacyStatus));
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

const accountsLoader = (holders: Repository<tables.AccountHolder>) =>
  new DataLoader<Asked, tables.Account[]>(async (asked) => {
    const now = new Date();
    const found = await holders.find({
      where: { customerId: In(idsOfAll(asked)) },
      relations: { account: true },
    });
    const heldBy = grouped(
      found.filter(
        ({ validFrom, validTo }) =>
          (validFrom === null || validFrom <= now) && (validTo === null || validTo > now),
      ),
    );
    const accountsOf = (customer: tables.Customer) => heldBy(customer).map(({ account }) => account);
    return asked.map(({ customer, first }) => latestAccounts(accountsOf(customer), first));
  }, NO_CACHE);

interface AskedMetric {
  readonly customer: tables.Customer;
  readonly metric: string;
}

const answersLoader = (answers: Repository<tables.SurveyAnswer>) =>
  new DataLoader<AskedMetric, tables.SurveyAnswer | null>(async (asked) => {
    const distinct = (values: string[]) => In([...new Set(values)]);
    const metric = distinct(asked.map((one) => one.metric));
    const rowsOf = grouped(await answers.findBy({ customerId: distinct(idsOfAll(asked)), metric }));
    return asked.map((one) => {
      const own = rowsOf(one.customer).filter((row) => row.metric === one.metric);
      return latestFirst(own, ({ answeredAt }) => answeredAt)[0] ?? null;
    });
  }, NO_CACHE);

const statusesLoader = (statuses: Repository<tables.AdvocacyStatus>) =>
  new DataLoader<string, tables.AdvocacyStatus | null>(async (ids) => {
    const rows = await statuses.findBy({ customerId: In([...ids]) });
    const own = new Map(rows.map((row) => [row.customerId, row]));
    return ids.map((id) => own.get(id) ?? null);
  }, NO_CACHE);

/** So many of each customer; `find` knows only how many in all, and all would be thousands. */
async function latestIds(database: DataSource, asked: readonly Asked[]): Promise<string[]> {
  const first = Math.max(...asked.map((one) => one.first));
  const ids = idsOfAll(asked);
  const arm = `(SELECT id FROM interactions WHERE customer_id = ? ORDER BY started_at DESC, id DESC LIMIT ${String(first)})`;
  const rows = await database.query<{ id: string }[]>(ids.map(() => arm).join(' UNION ALL '), ids);
  return rows.map(({ id }) => id);
}
