// Apollo Server, type-graphql, TypeORM: each fact is found when its resolver asks for it.

import { In, IsNull, LessThanOrEqual, MoreThan, type FindOptionsWhere } from 'typeorm';
import { idsOf, latestAccounts, type Facts } from './facts';
import { serve } from './serve';
import * as tables from './tables';

void serve((database) => {
  const of = <Table extends object>(table: new () => Table) => database.getRepository(table);
  const facts: Facts = {
    async accounts(customer, first) {
      const now = new Date();
      const held = (from: object, to: object): FindOptionsWhere<tables.AccountHolder> => ({
        customerId: In(idsOf(customer)),
        ...from,
        ...to,
      });
      const begun = [{ validFrom: IsNull() }, { validFrom: LessThanOrEqual(now) }];
      const notEnded = [{ validTo: IsNull() }, { validTo: MoreThan(now) }];
      const holders = await of(tables.AccountHolder).find({
        where: begun.flatMap((from) => notEnded.map((to) => held(from, to))),
        relations: { account: true },
      });
      return latestAccounts(
        holders.map(({ account }) => account),
        first,
      );
    },
    interactions: (customer, first) =>
      of(tables.Interaction).find({
        where: { customerId: In(idsOf(customer)) },
        order: { startedAt: 'DESC', id: 'DESC' },
        take: first,
      }),
    openPromises: (customer, first) =>
      of(tables.PromiseToCustomer).find({
        where: { customerId: In(idsOf(customer)), state: 'OPEN' },
        order: { madeAt: 'DESC', id: 'DESC' },
        take: first,
      }),
    openCases: (customer, first) =>
      of(tables.Case).find({
        where: { customerId: In(idsOf(customer)), isOpen: 1 },
        order: { openedAt: 'DESC', id: 'DESC' },
        take: first,
      }),
    lastAnswer: (customer, metric) =>
      of(tables.SurveyAnswer).findOne({
        where: { customerId: In(idsOf(customer)), metric },
        order: { answeredAt: 'DESC', id: 'DESC' },
      }),
    advocacy: ({ id }) => of(tables.AdvocacyStatus).findOneBy({ customerId: id }),
    product: (id) => of(tables.Product).findOneBy({ id }),
    agent: (id) => of(tables.Agent).findOneBy({ id }),
    team: (id) => of(tables.Team).findOneBy({ id }),
    reason: (id) => of(tables.ContactReason).findOneBy({ id }),
  };
  return () => facts;
});
