import type { CustomerIds } from '../../platform/db/page-per-customer';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findConsentDecisions } from './consent.repository';
import { CONSENT_HISTORY_CAP, type ConsentRow } from './consent.type';
import { currentConsents } from './domain/consent';

/** What holds of a customer's consents at the moment of the request. */
export const consentsByCustomer: LoaderDefinition<CustomerIds, readonly ConsentRow[]> = {
  name: 'consentsByCustomer',
  keyText: (ids) => ids.join(' '),
  load: async ({ db, scope, now }, customers) => {
    const found = await findConsentDecisions(db, scope, customers, { until: now, most: CONSENT_HISTORY_CAP });
    return found.map((decisions) =>
      currentConsents(decisions).map(({ current, history }) => ({ ...current, history })),
    );
  },
};
