import type { Id } from '../../../kernel/id';
import type { Bank, Topic } from './bank';
import { SECOND } from './calendar';
import type { Circumstances } from './contact-rows';
import type { Random } from './random';
import type { InteractionRow, Settlement, SourceKind } from './rows';
import type { Visit } from './visits';

/** What each system calls the contacts that it records. */
const PREFIX: Record<SourceKind, string> = {
  CRM: 'ACT',
  CORE_BANKING: 'BNK',
  TELEPHONY: 'CALL',
  HELP_DESK: 'TKT',
  CHAT: 'CHAT',
  SOCIAL: 'POST',
  SURVEY: 'SRV',
};

/** Who a contact was with and what about. */
export interface ContactDetails {
  readonly id: Id;
  /** Unique among the bank's contacts. */
  readonly number: string;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly topic: Topic | null;
  readonly agentId: Id | null;
  readonly settlement: Settlement;
  readonly language: string | null;
  readonly circumstances: Circumstances;
}

function seconds(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : (to - from) / SECOND;
}

function waited({ queuedAt, answeredAt, endedAt, outcome }: Visit): number | null {
  return outcome === 'ABANDONED' ? seconds(queuedAt, endedAt) : seconds(queuedAt, answeredAt);
}

function menuSeconds({ traits, isOutbound, startedAt, queuedAt, endedAt }: Visit): number | null {
  if (traits.channel === 'IVR') return seconds(startedAt, endedAt);
  return traits.channel === 'PHONE' && !isOutbound ? seconds(startedAt, queuedAt ?? endedAt) : null;
}

export function interactionRow(bank: Bank, visit: Visit, details: ContactDetails): InteractionRow {
  const { traits, startedAt, queuedAt, answeredAt, endedAt } = visit;
  const start = new Date(startedAt);
  const end = new Date(endedAt);
  return {
    id: details.id,
    sourceId: bank.sourceId(traits.source),
    externalId: `${PREFIX[traits.source]}-${details.number}`,
    sourceProfileId: details.sourceProfileId,
    customerId: details.customerId,
    channel: traits.channel,
    direction: visit.isOutbound ? 'OUTBOUND' : 'INBOUND',
    startedAt: start,
    queuedAt: queuedAt === null ? null : new Date(queuedAt),
    answeredAt: answeredAt === null ? null : new Date(answeredAt),
    endedAt: end,
    waitSeconds: waited(visit),
    handleSeconds: seconds(answeredAt, endedAt),
    ivrSeconds: menuSeconds(visit),
    outcome: visit.outcome,
    settlement: details.settlement,
    reasonId: details.topic?.reasonId ?? null,
    agentId: details.agentId,
    language: details.language,
    ...details.circumstances,
    createdAt: start,
    updatedAt: end,
  };
}

/** How an answered contact of a customer ended when nothing was promised. */
export function drawSettlement(random: Random, visit: Visit): Settlement {
  if (visit.outcome === 'CONTAINED') return random.chance(0.7) ? 'SETTLED_NOW' : 'UNKNOWN';
  if (visit.outcome !== 'ANSWERED') return visit.outcome === 'ABANDONED' ? 'NOT_SETTLED' : 'UNKNOWN';
  const place = random.next();
  if (place < 0.1) return 'NOT_SETTLED';
  return place < 0.16 ? 'UNKNOWN' : 'SETTLED_NOW';
}
