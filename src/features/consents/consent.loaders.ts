import { textOfIds, type CustomerIds } from '../../platform/db/page-per-customer';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { findConsentDecisions, findConsentDecisionsById } from './consent.repository';
import { consentDecisionName, CONSENT_HISTORY_CAP, type ConsentRow } from './consent.type';
import { currentConsents } from './domain/consent';

/** What holds of a customer's consents at the moment of the request. */
export const consentsByCustomer: LoaderDefinition<CustomerIds, readonly ConsentRow[]> = {
  name: 'consentsByCustomer',
  keyText: textOfIds,
  load: async ({ db, scope, now }, customers) => {
    const found = await findConsentDecisions(db, scope, customers, { until: now, most: CONSENT_HISTORY_CAP });
    return found.map((decisions) =>
      currentConsents(decisions).map(({ current, history }) => ({ ...current, history })),
    );
  },
};

const consentDecisionById = defineRowLoader('consentDecisionById', ({ db, scope }, ids) =>
  findConsentDecisionsById(db, scope, ids),
);

export const consentDecisionNode: NodeType = { ...consentDecisionName, loader: consentDecisionById };
