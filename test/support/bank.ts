import { newId, type Id } from '../../src/kernel/id';
import { contactKey } from '../../src/features/customers/contact-key';
import { keepNameTokens } from '../../src/features/customers/name-tokens.effects';
import type { Db } from '../../src/platform/db/db';
import { BankTables, type Row } from './bank-tables';

/** The moment that tests hold to be now. */
export const NOW = new Date('2026-03-01T12:00:00.000Z');

/** So many minutes before now. */
export function minutesAgo(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * 60_000);
}

/** A bank with exactly the rows that a test puts into it. Every method writes one row and gives its id; a customer can be searched for. */
export class Bank extends BankTables {
  static async open(db: Db): Promise<Bank> {
    const sourceId = newId();
    const bank = new Bank(db, sourceId);
    await bank.insert('source_systems', sourceRow(sourceId));
    return bank;
  }

  async customer(values: Row = {}): Promise<Id> {
    const row: Row = {
      kind: 'PERSON',
      displayName: 'Jana Nováková',
      givenName: 'Jana',
      familyName: 'Nováková',
      segment: 'RETAIL',
      status: 'ACTIVE',
      createdAt: minutesAgo(1_000),
      updatedAt: minutesAgo(1_000),
      ...values,
    };
    const id = await this.write('customers', row);
    const name = (column: string): string | null => (typeof row[column] === 'string' ? row[column] : null);
    await keepNameTokens(this.db, [
      {
        id,
        displayName: name('displayName') ?? '',
        givenName: name('givenName'),
        familyName: name('familyName'),
        organisationName: name('organisationName'),
      },
    ]);
    return id;
  }

  sourceProfile(customerId: Id, values: Row = {}): Promise<Id> {
    return this.write('source_profiles', {
      ...this.key(),
      customerId,
      delivered: '{}',
      receivedAt: minutesAgo(900),
      ...values,
    });
  }

  contactPoint(customerId: Id, value: string, values: Row = {}): Promise<Id> {
    const type = value.includes('@') ? 'EMAIL' : 'PHONE';
    return this.write('contact_points', {
      sourceProfileId: newId(),
      customerId,
      type,
      value,
      valueKey: contactKey(type, value, 'CZ'),
      isVerified: false,
      isPrimary: false,
      ...values,
    });
  }

  /** A further source, by its code. */
  source(code: string, values: Row = {}): Promise<Id> {
    return this.write('source_systems', { ...sourceRow(newId()), code, ...values });
  }

  attributeDefinition(ownerType: string, code: string, type: string, values: Row = {}): Promise<Id> {
    return this.write('attribute_definitions', {
      ownerType,
      code,
      type,
      labels: JSON.stringify({ en: code }),
      ...values,
    });
  }

  /** `values` has the one column of the attribute's type: `{ textValue: 'A' }`. */
  async attribute(ownerId: Id, definitionId: Id, values: Row): Promise<void> {
    const row: Row = { ownerId, definitionId, sourceId: this.sourceId, ...values };
    await this.insert('attribute_values', row);
  }

  team(name = 'Cards'): Promise<Id> {
    return this.write('teams', { code: newId(), name });
  }

  agent(values: Row = {}): Promise<Id> {
    return this.write('agents', { ...this.key(), name: 'Petr Dvořák', teamId: null, ...values });
  }

  queue(name = 'Cards'): Promise<Id> {
    return this.write('queues', { code: newId(), name });
  }

  /** Open all day, every day. */
  calendar(code = 'always'): Promise<Id> {
    const week = JSON.stringify(Array(7).fill(['00:00-24:00']));
    return this.write('business_calendars', { code, name: code, timeZone: 'UTC', week, specialDays: '[]' });
  }

  reason(name: string, values: Row = {}): Promise<Id> {
    return this.write('contact_reasons', {
      code: newId(),
      parentId: null,
      names: JSON.stringify({ en: name }),
      ...values,
    });
  }

  product(name = 'Current account', values: Row = {}): Promise<Id> {
    return this.write('products', {
      code: newId(),
      kind: 'CURRENT',
      names: JSON.stringify({ en: name }),
      ...values,
    });
  }

  account(productId: Id, values: Row = {}): Promise<Id> {
    return this.write('accounts', {
      ...this.key(),
      productId,
      number: 'CZ6508000000192000145399',
      currency: 'CZK',
      balance: '1250.5000',
      status: 'OPEN',
      openedAt: minutesAgo(5_000),
      ...values,
    });
  }

  holder(accountId: Id, customerId: Id, values: Row = {}): Promise<Id> {
    return this.write('account_holders', {
      ...this.key(),
      accountId,
      customerId,
      sourceProfileId: newId(),
      role: 'OWNER',
      ...values,
    });
  }

  interaction(customerId: Id | null, values: Row = {}): Promise<Id> {
    return this.write('interactions', {
      ...this.key(),
      customerId,
      channel: 'PHONE',
      direction: 'INBOUND',
      startedAt: minutesAgo(60),
      outcome: 'ANSWERED',
      settlement: 'SETTLED_NOW',
      ...values,
    });
  }

  message(interactionId: Id, customerId: Id | null, values: Row = {}): Promise<Id> {
    return this.write('messages', {
      ...this.key(),
      interactionId,
      customerId,
      at: minutesAgo(60),
      direction: 'INBOUND',
      text: 'My card was declined.',
      ...values,
    });
  }

  handOff(interactionId: Id, customerId: Id | null, values: Row = {}): Promise<Id> {
    return this.write('hand_offs', {
      ...this.key(),
      interactionId,
      customerId,
      at: minutesAgo(58),
      moves: 'CUSTOMER',
      ...values,
    });
  }

  promise(customerId: Id, values: Row = {}): Promise<Id> {
    return this.write('promises', {
      ...this.key(),
      customerId,
      kind: 'CALLBACK',
      text: 'We call you back about the card.',
      madeAt: minutesAgo(60),
      dueAt: minutesAgo(-60),
      state: 'OPEN',
      ...values,
    });
  }

  promiseChange(promiseId: Id, customerId: Id, values: Row = {}): Promise<Id> {
    return this.write('promise_changes', {
      ...this.key(),
      promiseId,
      customerId,
      at: minutesAgo(40),
      formerDueAt: minutesAgo(30),
      newDueAt: minutesAgo(20),
      toldAt: minutesAgo(40),
      ...values,
    });
  }

  case(customerId: Id, values: Row = {}): Promise<Id> {
    return this.write('cases', {
      ...this.key(),
      customerId,
      kind: 'COMPLAINT',
      subject: 'Charged twice',
      status: 'OPEN',
      priority: 'HIGH',
      openedAt: minutesAgo(90),
      ...values,
    });
  }

  survey(values: Row = {}): Promise<Id> {
    return this.write('surveys', {
      code: newId(),
      name: 'After a call',
      metric: 'NPS',
      scaleMin: 0,
      scaleMax: 10,
      questions: JSON.stringify({ en: 'Would you recommend us?' }),
      ...values,
    });
  }

  invitation(customerId: Id | null, values: Row = {}): Promise<Id> {
    return this.write('survey_invitations', {
      ...this.key(),
      customerId,
      surveyId: newId(),
      state: 'SENT',
      eligibleAt: minutesAgo(50),
      sentAt: minutesAgo(45),
      ...values,
    });
  }

  answer(
    customerId: Id | null,
    metric: 'NPS' | 'CSAT' | 'CES',
    score: number,
    values: Row = {},
  ): Promise<Id> {
    return this.write('survey_answers', {
      ...this.key(),
      customerId,
      surveyId: newId(),
      metric,
      score,
      scaleMin: metric === 'NPS' ? 0 : 1,
      scaleMax: metric === 'NPS' ? 10 : 5,
      answeredAt: minutesAgo(30),
      ...values,
    });
  }
}

function sourceRow(id: Id): Row {
  return { id, code: 'crm', name: 'CRM', kind: 'CRM', trustRank: 1, timeZone: 'Europe/Prague' };
}
