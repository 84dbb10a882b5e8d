import { defineRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findAgentsById, findTeamsById } from './agent.repository';

export const agentById = defineRowLoader('agentById', ({ db }, ids) => findAgentsById(db, ids));
export const teamById = defineRowLoader('teamById', ({ db }, ids) => findTeamsById(db, ids));

export const agentNode: NodeType = { typeName: 'Agent', prefix: 'agt', loader: agentById };
export const teamNode: NodeType = { typeName: 'Team', prefix: 'tea', loader: teamById };
