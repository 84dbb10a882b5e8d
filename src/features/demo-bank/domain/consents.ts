import type { Bank } from './bank';
import type { Customer } from './customer';
import { idBeside } from './ids';
import type { ConsentDecisionRow, ConsentPurpose } from './people-rows';
import type { Profiles } from './profiles';
import { Random, STREAM } from './random';
import type { Channel, Facts } from './rows';

/** Of all customers: who allows it when they join, and of those who takes it back, who for one channel only, and who allows it again. */
interface Habit {
  readonly purpose: ConsentPurpose;
  readonly granted: number;
  readonly withdrawn: number;
  readonly withdrawnOnChannel: number;
  readonly again: number;
}

const HABITS: readonly Habit[] = [
  { purpose: 'SERVICE', granted: 0.98, withdrawn: 0, withdrawnOnChannel: 0.06, again: 0.3 },
  { purpose: 'SURVEY', granted: 0.72, withdrawn: 0.1, withdrawnOnChannel: 0.05, again: 0.1 },
  { purpose: 'MARKETING', granted: 0.46, withdrawn: 0.22, withdrawnOnChannel: 0.2, again: 0.15 },
  { purpose: 'REFERRAL_ASK', granted: 0.24, withdrawn: 0.08, withdrawnOnChannel: 0, again: 0.1 },
];
/** Whoever is asked and says no. The others were never asked. */
const SAYS_NO = 0.35;
const WITHDRAWN_CHANNELS: readonly Channel[] = ['EMAIL', 'PHONE', 'SMS'];

/** Adds what a customer allowed when they joined, and what they made of it since. */
export function addConsents(bank: Bank, customer: Customer, profiles: Profiles, facts: Facts): void {
  const random = new Random(bank.plan.seed, STREAM.CONSENTS, customer.number);
  let count = 0;
  let at = 0;
  const decide = (
    purpose: ConsentPurpose,
    channel: Channel | null,
    state: ConsentDecisionRow['state'],
  ): void => {
    count += 1;
    facts.consentDecisions.push({
      id: idBeside(random, customer.id),
      sourceId: bank.sourceId(profiles.mainSource),
      externalId: `${profiles.mainNumber}-${String(count)}`,
      sourceProfileId: profiles.main,
      customerId: customer.id,
      purpose,
      channel,
      state,
      decidedAt: new Date(at),
      createdAt: new Date(at),
    });
  };
  /** Some time between the last decision and the end of the customer's time. */
  const goOn = (): void => {
    at += Math.floor((customer.activeTo - at) * random.next());
  };
  for (const { purpose, granted, withdrawn, withdrawnOnChannel, again } of HABITS) {
    at = customer.joinedAt;
    if (!random.chance(granted)) {
      if (random.chance(SAYS_NO)) decide(purpose, null, 'WITHDRAWN');
      continue;
    }
    decide(purpose, null, 'GRANTED');
    const onChannel = random.chance(withdrawnOnChannel);
    if (!onChannel && !random.chance(withdrawn)) continue;
    const channel = onChannel ? random.pick(WITHDRAWN_CHANNELS) : null;
    goOn();
    decide(purpose, channel, 'WITHDRAWN');
    if (!random.chance(again)) continue;
    goOn();
    decide(purpose, channel, 'GRANTED');
  }
}
