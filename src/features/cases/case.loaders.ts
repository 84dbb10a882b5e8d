import { defineCustomerListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findCasesById, openCasesOfCustomer } from './case.repository';

export const caseById = defineRowLoader('caseById', ({ db, scope }, ids) => findCasesById(db, scope, ids));

export const openCasesByCustomer = defineCustomerListLoader('openCasesByCustomer', openCasesOfCustomer);

export const caseNode: NodeType = { typeName: 'Case', prefix: 'cas', loader: caseById };
