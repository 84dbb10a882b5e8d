import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { allCases, casesOfCustomer, findCasesById, openCasesOfCustomer } from './case.repository';
import { caseName } from './case.type';

export const caseById = defineRowLoader('caseById', ({ db, scope }, ids) => findCasesById(db, scope, ids));

export const openCasesByCustomer = defineCustomerListLoader('openCasesByCustomer', openCasesOfCustomer);

export const casesByCustomer = defineCustomerListLoader('casesByCustomer', casesOfCustomer);

export const caseList = defineRootListLoader('caseList', allCases);

export const caseNode: NodeType = { ...caseName, loader: caseById };
