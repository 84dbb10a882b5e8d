import type { Id } from '../../kernel/id';
import type { Tx } from '../../platform/db/db';
import type { Act, ActKind, Recommendation } from './domain/evidence';

/** What the status of customers is derived from, each fact with the id of a customer that it carries. All of it, whoever asks: a status is one. */
export interface FactsOfIds {
  readonly acts: readonly (Act & OfCustomer)[];
  readonly answers: readonly (Recommendation & OfCustomer)[];
  readonly broken: readonly ({ readonly at: Date } & OfCustomer)[];
  readonly memberships: readonly ({ readonly from: Date; readonly to: Date | null } & OfCustomer)[];
}

interface OfCustomer {
  readonly customerId: Id;
}

interface SelectedAct extends OfCustomer {
  readonly kind: ActKind;
  readonly at: Date;
  readonly acceptedAt: Date | null;
  readonly wonAt: Date | null;
  readonly rating: number | null;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

async function findActs(tx: Tx, ids: readonly Id[]): Promise<FactsOfIds['acts']> {
  const rows = await tx.query<SelectedAct>(
    'advocacy.findActs',
    `SELECT a.customer_id AS customerId, a.kind, a.acted_at AS at, r.accepted_at AS acceptedAt, r.won_at AS wonAt, v.rating,
       v.scale_min AS scaleMin, v.scale_max AS scaleMax
       FROM advocacy_acts a LEFT JOIN referrals r ON r.act_id = a.id LEFT JOIN reviews v ON v.act_id = a.id WHERE a.customer_id IN (?)`,
    [ids],
  );
  return rows.map(({ customerId, kind, at, acceptedAt, wonAt, rating, scaleMin: min, scaleMax: max }) => ({
    ...{ customerId, kind, at, referral: { acceptedAt, wonAt } },
    rating: rating === null ? null : { value: rating, min, max },
  }));
}

type SelectedAnswer = Omit<Recommendation, 'scale'> & OfCustomer & Pick<SelectedAct, 'scaleMin' | 'scaleMax'>;

async function findAnswers(tx: Tx, ids: readonly Id[]): Promise<FactsOfIds['answers']> {
  const rows = await tx.query<SelectedAnswer>(
    'advocacy.findAnswers',
    `SELECT s.customer_id AS customerId, s.score, s.scale_min AS scaleMin, s.scale_max AS scaleMax, s.answered_at AS answeredAt
       FROM survey_answers s WHERE s.customer_id IN (?) AND s.metric = 'NPS' ORDER BY s.answered_at, s.id`,
    [ids],
  );
  return rows.map(({ customerId, score, scaleMin: min, scaleMax: max, answeredAt }) => {
    return { customerId, score, scale: { min, max }, answeredAt };
  });
}

const findBrokenPromises = (tx: Tx, ids: readonly Id[]): Promise<FactsOfIds['broken']> =>
  tx.query(
    'advocacy.findBrokenPromises',
    `SELECT p.customer_id AS customerId, p.settled_at AS at FROM promises p
       WHERE p.customer_id IN (?) AND p.state = 'BROKEN' AND p.settled_at IS NOT NULL`,
    [ids],
  );

const findMemberships = (tx: Tx, ids: readonly Id[]): Promise<FactsOfIds['memberships']> =>
  tx.query(
    'advocacy.findMemberships',
    `SELECT m.customer_id AS customerId, m.valid_from AS \`from\`, m.valid_to AS \`to\` FROM vip_memberships m
       WHERE m.customer_id IN (?)`,
    [ids],
  );

/** Answers are in the order of time: of two at once the one with the greater id is the last. */
export async function findFactsOfIds(tx: Tx, ids: readonly Id[]): Promise<FactsOfIds> {
  return {
    acts: await findActs(tx, ids),
    answers: await findAnswers(tx, ids),
    broken: await findBrokenPromises(tx, ids),
    memberships: await findMemberships(tx, ids),
  };
}
