import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import type { NodeType } from '../../platform/graphql/node';
import { defineShownRowLoader } from '../../platform/graphql/shown-row';
import { allCases, casesOfCustomer, findCasesById, openCasesOfCustomer, partOfCase } from './case.repository';
import { caseName } from './case.type';

export const caseById = defineShownRowLoader('caseById', {
  partFor: partOfCase,
  load: ({ db, scope }, ids, part) => findCasesById(db, scope, ids, part),
});

export const openCasesByCustomer = defineCustomerListLoader('openCasesByCustomer', openCasesOfCustomer);

export const casesByCustomer = defineCustomerListLoader('casesByCustomer', casesOfCustomer);

export const caseList = defineRootListLoader('caseList', allCases);

export const caseNode: NodeType = { ...caseName, loader: caseById };
