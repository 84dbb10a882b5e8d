import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { allImportRuns, findImportRunsById, importRunsOfSource } from './import-run-list.repository';
import { importRunName } from './import-run.type';

const importRunById = defineRowLoader('importRunById', ({ db, scope }, ids) =>
  findImportRunsById(db, scope, ids),
);

export const importRunList = defineRootListLoader('importRunList', allImportRuns);

export const importRunsBySource = defineCustomerListLoader('importRunsBySource', importRunsOfSource);

export const importRunNode: NodeType = { ...importRunName, loader: importRunById };
