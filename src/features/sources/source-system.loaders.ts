import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findSourceSystemsById } from './source-system.repository';
import { sourceSystemName } from './source-system.type';

export const sourceSystemById = defineRowLoader('sourceSystemById', ({ db, scope }, ids) =>
  findSourceSystemsById(db, scope, ids),
);

export const sourceSystemNode: NodeType = { ...sourceSystemName, loader: sourceSystemById };
