import {
  becomeEligible,
  INVITATION_STATES,
  moveOn,
  NEXT_STATES,
  type InvitationState,
  type Invited,
} from '../../../../src/features/surveys/domain/invitation';

const START = Date.UTC(2026, 2, 1);
const at = (minute: number): Date => new Date(START + minute * 60_000);

/** An invitation in each state that can be reached, a minute a step. */
function reached(): Map<InvitationState, Invited> {
  const found = new Map<InvitationState, Invited>([['ELIGIBLE', becomeEligible(at(0))]]);
  for (const invited of found.values())
    for (const next of NEXT_STATES[invited.state])
      if (!found.has(next)) found.set(next, moveOn(invited, next, at(found.size)));
  return found;
}

describe('an invitation', () => {
  test('can come into every state', () => {
    expect([...reached().keys()].sort()).toEqual([...INVITATION_STATES].sort());
  });

  test('keeps when it came into each state, and never when it came into another', () => {
    const way = ['SENT', 'DELIVERED', 'OPENED', 'ANSWERED'] as const;
    const answered = way.reduce(
      (invited, state, index) => moveOn(invited, state, at(index + 1)),
      becomeEligible(at(0)),
    );
    expect(answered).toEqual({
      state: 'ANSWERED',
      eligibleAt: at(0),
      sentAt: at(1),
      deliveredAt: at(2),
      openedAt: at(3),
      answeredAt: at(4),
      declinedAt: null,
      expiredAt: null,
    });
  });

  const LEGAL = [
    'ELIGIBLE SENT',
    'ELIGIBLE EXPIRED',
    'SENT DELIVERED',
    'SENT EXPIRED',
    'DELIVERED OPENED',
    'DELIVERED DECLINED',
    'DELIVERED EXPIRED',
    'OPENED ANSWERED',
    'OPENED DECLINED',
    'OPENED EXPIRED',
  ];
  const pairs = INVITATION_STATES.flatMap((from) => INVITATION_STATES.map((to) => [from, to] as const));

  test.each(pairs.filter((pair) => LEGAL.includes(pair.join(' '))))('may go from %s to %s', (from, to) => {
    const invited = reached().get(from) ?? becomeEligible(at(0));
    expect(moveOn(invited, to, at(60)).state).toBe(to);
  });

  test.each(pairs.filter((pair) => !LEGAL.includes(pair.join(' '))))(
    'cannot go from %s to %s',
    (from, to) => {
      const invited = reached().get(from) ?? becomeEligible(at(0));
      expect(() => moveOn(invited, to, at(60))).toThrow(`An invitation that is ${from} cannot become ${to}`);
    },
  );

  test('cannot come into a state before it came into the one before', () => {
    const sent = moveOn(becomeEligible(at(5)), 'SENT', at(5));
    expect(() => moveOn(sent, 'DELIVERED', at(4))).toThrow('cannot become DELIVERED before it was SENT');
  });
});
