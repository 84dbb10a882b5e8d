import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findCasesById, findOpenCasesByCustomer, latestOpenedFirst } from './case.repository';
import type { CaseRow } from './case.type';

export const caseById = defineRowLoader('caseById', ({ db, scope }, ids) => findCasesById(db, scope, ids));

export const openCasesByCustomer = defineCustomerListLoader<CaseRow>(
  'openCasesByCustomer',
  latestOpenedFirst,
  ({ db, scope }, requests) => findOpenCasesByCustomer(db, scope, requests),
);

export const caseNode: NodeType = { typeName: 'Case', prefix: 'cas', loader: caseById };
