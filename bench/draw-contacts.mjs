// Calls to write down: of each customer one that has just ended, taken by somebody about something that the bank knows.

const MINUTE_MS = 60_000;
const WAITED = 30;
const TALKED = 240;
const AGENTS = 'SELECT id FROM agents ORDER BY id LIMIT 20';
const REASONS = 'SELECT id FROM contact_reasons WHERE parent_id IS NOT NULL ORDER BY id LIMIT 20';

/** When a call that began then was answered and ended, as the input has it. */
export function momentsFrom(started) {
  const after = (seconds) => new Date(started + seconds * 1000).toISOString();
  return { startedAt: after(0), answeredAt: after(WAITED), endedAt: after(WAITED + TALKED) };
}

export async function drawContacts(rows, customers) {
  const [agents, reasons] = [await rows(AGENTS), await rows(REASONS)];
  const moments = momentsFrom(Date.now() - 10 * MINUTE_MS);
  return [...new Set(customers)].map((id, index) => ({
    input: {
      customer: `cus_${id}`,
      channel: 'PHONE',
      direction: 'INBOUND',
      ...moments,
      waitSeconds: WAITED,
      handleSeconds: TALKED,
      outcome: 'ANSWERED',
      settlement: 'SETTLED_NOW',
      reason: `rea_${reasons[index % reasons.length].id}`,
      agent: `agt_${agents[index % agents.length].id}`,
    },
  }));
}
