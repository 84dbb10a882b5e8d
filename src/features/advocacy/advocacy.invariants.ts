import type { Invariant } from '../../platform/db/invariant';
import {
  ACT_POINTS,
  ANSWER_POINTS,
  HALF_LIFE_DAYS,
  MILLION,
  MOST,
  PASSIVE_FROM,
  PROMOTER_FROM,
  REFERRAL_POINTS,
} from './domain/evidence';

/** Millionths of a point: what has been carried on was rounded again and again. */
const ROUNDING = 1_000;

const points = Object.entries(ACT_POINTS)
  .filter(([kind]) => kind !== 'REVIEW')
  .map(([kind, count]) => `WHEN '${kind}' THEN ${String(count)}`)
  .join(' ');

/** What is left at `s.weighed_at` of points of that time; nothing of what lies ahead. */
const left = (worth: string, at: string): string =>
  `IF(${at} > s.weighed_at, 0, (${worth}) * POW(2, -TIMESTAMPDIFF(MICROSECOND, ${at}, s.weighed_at) / ${String(HALF_LIFE_DAYS * 86_400)}e6))`;

const OF_ACT = `CASE a.kind WHEN 'REVIEW' THEN IF(v.scale_max > v.scale_min,
    ${String(ACT_POINTS.REVIEW)} * GREATEST(0, 2 * (v.rating - v.scale_min) / (v.scale_max - v.scale_min) - 1), 0)
  WHEN 'REFERRAL' THEN CASE WHEN r.won_at IS NOT NULL THEN ${String(REFERRAL_POINTS.WON)} WHEN r.accepted_at IS NOT NULL THEN ${String(REFERRAL_POINTS.ACCEPTED)}
    ELSE ${String(REFERRAL_POINTS.MADE)} END ${points} END`;

const OF_ANSWER = `IF(n.scale_min <> 0 OR n.scale_max <> 10, 0, CASE WHEN n.score >= ${String(PROMOTER_FROM)} THEN ${String(ANSWER_POINTS.PROMOTER)}
  WHEN n.score >= ${String(PASSIVE_FROM)} THEN ${String(ANSWER_POINTS.PASSIVE)} ELSE ${String(ANSWER_POINTS.DETRACTOR)} END)`;

/** Of customers who were never merged: whoever merges them derives their status from the facts of both. */
const ALONE =
  'JOIN customers c ON c.id = s.customer_id AND c.absorbed_into_id IS NULL AND c.absorbed_ids IS NULL';

export const advocacyInvariants: readonly Invariant[] = [
  {
    says: 'the weight of an advocate is that of all the evidence, and the score is that weight',
    faults: `SELECT w.customer_id AS place FROM (SELECT s.customer_id, s.score, s.weight_millionths,
        COALESCE((SELECT SUM(${left(OF_ACT, 'a.acted_at')}) FROM advocacy_acts a LEFT JOIN referrals r ON r.act_id = a.id
          LEFT JOIN reviews v ON v.act_id = a.id WHERE a.customer_id = s.customer_id), 0)
        + COALESCE((SELECT ${left(OF_ANSWER, 'n.answered_at')} FROM survey_answers n WHERE n.customer_id = s.customer_id AND n.metric = 'NPS'
          AND n.answered_at <= s.weighed_at ORDER BY n.answered_at DESC, n.id DESC LIMIT 1), 0) AS weight
        FROM advocacy_statuses s ${ALONE}) w
      WHERE ABS(w.weight * ${String(MILLION)} - w.weight_millionths) > ${String(ROUNDING)}
        OR w.score <> LEAST(${String(MOST)}, ROUND(w.weight_millionths / ${String(MILLION)}))`,
  },
  {
    says: 'the stage of an advocate is where its history leads, each move from where the one before has led',
    faults: `SELECT s.customer_id AS place FROM advocacy_statuses s LEFT JOIN (SELECT h.customer_id, h.to_stage, h.changed_at,
        ROW_NUMBER() OVER (PARTITION BY h.customer_id ORDER BY h.changed_at DESC, h.id DESC) AS place FROM advocacy_stage_changes h) h
        ON h.customer_id = s.customer_id AND h.place = 1
      WHERE s.stage <> COALESCE(h.to_stage, 'UNKNOWN') OR s.since <> COALESCE(h.changed_at, s.since)
      UNION ALL SELECT h.id FROM (SELECT h.id, h.from_stage, h.to_stage,
        COALESCE(LAG(h.to_stage) OVER (PARTITION BY h.customer_id ORDER BY h.changed_at, h.id), 'UNKNOWN') AS left_at
        FROM advocacy_stage_changes h) h WHERE h.from_stage <> h.left_at OR h.from_stage = h.to_stage`,
  },
  {
    says: 'of a customer one membership in the VIP programme runs, and the status says so',
    faults: `SELECT s.customer_id AS place FROM advocacy_statuses s ${ALONE} WHERE s.is_vip <> (SELECT COUNT(*) FROM vip_memberships m
        WHERE m.customer_id = s.customer_id AND m.valid_from <= s.weighed_at AND (m.valid_to IS NULL OR m.valid_to > s.weighed_at))`,
  },
  {
    says: 'a referral goes from step to step, is won or lost, brings somebody else, and is rewarded when it is won',
    faults: `SELECT r.act_id AS place FROM referrals r JOIN advocacy_acts a ON a.id = r.act_id WHERE r.accepted_at < a.acted_at
        OR r.won_at < r.accepted_at OR (r.won_at IS NOT NULL AND (r.accepted_at IS NULL OR r.lost_at IS NOT NULL OR r.referred_customer_id IS NULL))
        OR (r.rewarded_at IS NOT NULL AND r.won_at IS NULL) OR r.referred_customer_id = a.customer_id`,
  },
  {
    says: 'nobody is brought by two referrals',
    faults: `SELECT r.referred_customer_id AS place FROM referrals r WHERE r.lost_at IS NULL AND r.referred_customer_id IS NOT NULL
      GROUP BY r.referred_customer_id HAVING COUNT(*) > 1`,
  },
];
