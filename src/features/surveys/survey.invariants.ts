import type { Invariant } from '../../platform/db/invariant';
import { LOOP_STEPS } from './domain/loop';

const STEPS = LOOP_STEPS.map((step) => `'${step}'`).join(', ');

export const surveyInvariants: readonly Invariant[] = [
  {
    says: 'an invitation says when it came into the state that it is in',
    faults: `SELECT i.id AS place FROM survey_invitations i WHERE CASE i.state WHEN 'SENT' THEN i.sent_at WHEN 'DELIVERED' THEN i.delivered_at
      WHEN 'OPENED' THEN i.opened_at WHEN 'ANSWERED' THEN i.answered_at WHEN 'DECLINED' THEN i.declined_at
      WHEN 'EXPIRED' THEN i.expired_at ELSE i.eligible_at END IS NULL`,
  },
  {
    says: 'an invitation has an answer if it was answered, and only then; to an answer leads one',
    faults: `SELECT i.id AS place FROM survey_invitations i WHERE (i.state = 'ANSWERED') <> (i.answer_id IS NOT NULL)
      UNION ALL SELECT i.answer_id FROM survey_invitations i WHERE i.answer_id IS NOT NULL GROUP BY i.answer_id HAVING COUNT(*) > 1`,
  },
  {
    says: 'an answer lies on its scale, and is measured as its survey says',
    faults: `SELECT s.id AS place FROM survey_answers s JOIN surveys v ON v.id = s.survey_id WHERE s.score NOT BETWEEN s.scale_min AND s.scale_max
      OR v.metric <> s.metric OR v.scale_min <> s.scale_min OR v.scale_max <> s.scale_max`,
  },
  {
    says: 'a low answer of somebody that was given by token has a loop',
    faults: `SELECT s.id AS place FROM survey_invitations i JOIN survey_answers s ON s.id = i.answer_id
      LEFT JOIN survey_loops l ON l.answer_id = s.id WHERE i.token_digest IS NOT NULL AND s.customer_id IS NOT NULL AND l.id IS NULL
      AND IF(s.metric = 'NPS', s.score <= 6, s.score < (s.scale_min + s.scale_max) / 2)`,
  },
  {
    says: 'a loop is closed if its customer was told or it was given up, and only then',
    faults: `SELECT l.id AS place FROM survey_loops l LEFT JOIN survey_loop_steps t ON t.loop_id = l.id AND t.step IN ('CUSTOMER_TOLD', 'GIVEN_UP')
      WHERE NOT (l.closed_at <=> t.taken_at)`,
  },
  {
    says: 'the customer of a loop was told of what was put right, on which both agreed, after they were spoken to',
    faults: `SELECT t.loop_id AS place FROM survey_loop_steps t JOIN (SELECT 'CAUSE_AGREED' AS step, 'CONTACTED' AS needed
      UNION ALL SELECT 'FIXED', 'CAUSE_AGREED' UNION ALL SELECT 'CUSTOMER_TOLD', 'FIXED' UNION ALL SELECT 'ASKED_AGAIN', 'CUSTOMER_TOLD') n
      ON n.step = t.step LEFT JOIN survey_loop_steps f ON f.loop_id = t.loop_id AND f.step = n.needed WHERE f.step IS NULL`,
  },
  {
    says: 'a loop that was given up says why and whose it was, and its customer was not told',
    faults: `SELECT t.loop_id AS place FROM survey_loop_steps t JOIN survey_loops l ON l.id = t.loop_id
      WHERE (t.step = 'GIVEN_UP') <> (t.reason IS NOT NULL) OR (t.step = 'GIVEN_UP' AND (l.owner_id IS NULL
      OR EXISTS (SELECT 1 FROM survey_loop_steps o WHERE o.loop_id = t.loop_id AND o.step = 'CUSTOMER_TOLD')))`,
  },
  {
    says: 'whoever was sent an invitation by a loop was asked again by it then, and once',
    faults: `SELECT i.id AS place FROM survey_invitations i LEFT JOIN survey_loop_steps t ON t.loop_id = i.loop_id AND t.step = 'ASKED_AGAIN'
      WHERE i.loop_id IS NOT NULL AND i.sent_at IS NOT NULL AND NOT (t.taken_at <=> i.sent_at)
      UNION ALL SELECT i.loop_id FROM survey_invitations i WHERE i.loop_id IS NOT NULL AND i.sent_at IS NOT NULL
      GROUP BY i.loop_id HAVING COUNT(*) > 1`,
  },
  {
    says: 'the steps of a loop were taken in their order',
    faults: `SELECT t.place FROM (SELECT t.loop_id AS place, t.taken_at, LAG(t.taken_at) OVER (PARTITION BY t.loop_id
      ORDER BY FIELD(t.step, ${STEPS})) AS former FROM survey_loop_steps t) t WHERE t.taken_at < t.former`,
  },
];
