import { defineBankRowLoader } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findContactReasonsById } from './contact-reason.repository';
import { contactReasonName } from './contact-reason.type';

export const contactReasonById = defineBankRowLoader('contactReasonById', ({ db, scope }, ids) =>
  findContactReasonsById(db, scope, ids),
);

export const contactReasonNode: NodeType = { ...contactReasonName, loader: contactReasonById };
