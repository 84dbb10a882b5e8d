import { drawAnswer } from './answers';
import type { Bank } from './bank';
import { drawCircumstances } from './circumstances';
import { addConversation } from './conversation';
import { arrivalOf, idAt } from './ids';
import { drawSettlement, interactionRow } from './interaction';
import { drawCase } from './matters';
import { NEIGHBOURHOOD_SIZE } from './neighbourhood';
import { Random, STREAM } from './random';
import type { Facts } from './rows';
import { createSidelines } from './sidelines';
import { drawVisit } from './visits';
import { choose } from './weighted';

/** Contacts of people whom no system could name, a neighbourhood's worth: at most so many. */
const MOST_CONTACTS = 3;
const SHARE = { raisesCase: 0.05, answersSurvey: 0.06, unknownReason: 0.3 } as const;

/** Nobody knows whose mood it was. */
const UNKNOWN_FEELING = { moodBefore: 0, moodAfter: 0, askedBy: null } as const;

/** Adds contacts, cases and answers of nobody in particular. */
export function addUnidentified(bank: Bank, neighbourhood: number, facts: Facts): void {
  const random = new Random(bank.plan.seed, STREAM.UNIDENTIFIED, neighbourhood);
  const sidelines = createSidelines(bank, -1 - neighbourhood);
  const window = { from: bank.calendar.start, to: bank.asOf };
  for (let left = random.below(MOST_CONTACTS + 1); left > 0; left -= 1) {
    const visit = drawVisit(bank, random, window, { preferred: null, isOutbound: false });
    const { language } = choose(random, bank.communities);
    const topic = choose(random, bank.topics);
    const isTalk = visit.outcome === 'ANSWERED';
    const nobody = {
      sourceProfileId: null,
      customerId: null,
      number: `U${String(neighbourhood + 1)}-${String(left)}`,
    };
    const id = idAt(random, arrivalOf(bank.asOf, neighbourhood * NEIGHBOURHOOD_SIZE));
    const agentId = isTalk ? bank.agentFor(random, topic.desk, language) : null;
    const contact = interactionRow(bank, visit, {
      ...nobody,
      id,
      agentId,
      topic: isTalk && !random.chance(SHARE.unknownReason) ? topic : null,
      settlement: drawSettlement(random, visit),
      language: isTalk ? language : null,
      circumstances: drawCircumstances(bank, sidelines.circumstances, visit, topic, UNKNOWN_FEELING),
    });
    facts.interactions.push(contact);
    addConversation(bank, sidelines, { contact, topic, language }, facts);
    if (!isTalk) continue;
    const at = visit.endedAt;
    if (random.chance(SHARE.raisesCase)) {
      const channel = visit.traits.channel;
      facts.cases.push(
        drawCase(bank, {
          ...nobody,
          beside: id,
          random,
          language,
          channel,
          at,
          agentId,
          topic,
          isRunning: false,
          isMadeGood: false,
        }),
      );
    }
    if (!random.chance(SHARE.answersSurvey)) continue;
    const asked = {
      survey: 'contact-csat',
      askedAt: at,
      mood: random.bell(),
      interactionId: id,
      caseId: null,
    };
    const answer = drawAnswer(bank, { ...nobody, ...asked, beside: id, random, language });
    if (answer !== null) facts.surveyAnswers.push(answer);
  }
}
