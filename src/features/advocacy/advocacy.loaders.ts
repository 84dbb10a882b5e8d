import type { Page } from '../../kernel/page';
import {
  pagePerCustomer,
  textOfIds,
  type CustomerIds,
  type CustomerList,
} from '../../platform/db/page-per-customer';
import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { actsOfCustomer, findAdvocacyActsById } from './advocacy-act.repository';
import { advocacyActName } from './advocacy-act.type';
import { plansOfCustomer } from './advocacy-plan.repository';
import { allAdvocates, findAdvocacyStatuses, findStatusesOfCustomers } from './advocacy-status.repository';
import { advocacyStatusName, type AdvocacyStatusRow } from './advocacy-status.type';
import { stageChangesOfCustomer } from './stage-change.repository';
import { vipMembershipsOfCustomer } from './vip-membership.repository';

export const advocacyStatusByCustomer = defineRowLoader('advocacyStatusByCustomer', ({ db, scope }, ids) =>
  findAdvocacyStatuses(db, scope, ids),
);
/** By the ids that make up a customer in hand. */
export const statusOfCustomer: LoaderDefinition<CustomerIds, AdvocacyStatusRow | null> = {
  name: 'statusOfCustomer',
  keyText: textOfIds,
  load: ({ db, scope }, customers) => findStatusesOfCustomers(db, scope, customers),
};
export const advocateList = defineRootListLoader('advocateList', allAdvocates);

export const advocacyActById = defineRowLoader('advocacyActById', ({ db, scope }, ids) =>
  findAdvocacyActsById(db, scope, ids),
);
export const actsByCustomer = defineCustomerListLoader('actsByCustomer', actsOfCustomer);
export const stageChangesByCustomer = defineCustomerListLoader(
  'stageChangesByCustomer',
  stageChangesOfCustomer,
);

/** The first row of each customer's list; null where there is none. */
function defineFirstLoader<Row extends { readonly id: string }>(
  name: string,
  list: CustomerList<Row>,
): LoaderDefinition<CustomerIds, Row | null> {
  const asked = {
    page: { limit: 1, fromEnd: false, after: null, before: null, looksBeyond: false },
    narrowing: undefined,
  };
  return {
    name,
    keyText: textOfIds,
    load: async ({ db, scope }, customers) => {
      const requests = customers.map((customerIds) => ({ customerIds, asked }));
      const pages: Page<Row>[] = await pagePerCustomer(db, scope, list, requests);
      return pages.map(({ rows: [first = null] }) => first);
    },
  };
}

export const lastVipMembership = defineFirstLoader('lastVipMembership', vipMembershipsOfCustomer);
export const lastPlan = defineFirstLoader('lastPlan', plansOfCustomer);

export const advocacyStatusNode: NodeType = { ...advocacyStatusName, loader: advocacyStatusByCustomer };
export const advocacyActNode: NodeType = { ...advocacyActName, loader: advocacyActById };
