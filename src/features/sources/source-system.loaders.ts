import { PLAIN_LIST_CAP } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findSourceSystemsById, listSourceSystems } from './source-system.repository';
import { type SourceSystem, sourceSystemName } from './source-system.type';

export const sourceSystemById = defineRowLoader('sourceSystemById', ({ db, scope }, ids) =>
  findSourceSystemsById(db, scope, ids),
);

/** All of them are one list, whoever asks. */
export const sourceSystemList: LoaderDefinition<'ALL', readonly SourceSystem[]> = {
  name: 'sourceSystemList',
  keyText: (all) => all,
  load: async ({ db, scope }, keys) => {
    const sources = await listSourceSystems(db, scope, PLAIN_LIST_CAP);
    return keys.map(() => sources);
  },
};

export const sourceSystemNode: NodeType = { ...sourceSystemName, loader: sourceSystemById };
