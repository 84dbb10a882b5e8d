import { defineBankRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findAgentsById, findTeamsById } from './agent.repository';
import { agentName, teamName } from './agent.type';

export const agentById = defineBankRowLoader('agentById', ({ db, scope }, ids) =>
  findAgentsById(db, scope, ids),
);
export const teamById = defineBankRowLoader('teamById', ({ db, scope }, ids) =>
  findTeamsById(db, scope, ids),
);

export const agentNode: NodeType = { ...agentName, loader: agentById };
export const teamNode: NodeType = { ...teamName, loader: teamById };
