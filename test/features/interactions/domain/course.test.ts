import fc from 'fast-check';
import {
  firstOutOfOrder,
  secondsOf,
  spansOf,
  type Course,
  type Passing,
} from '../../../../src/features/interactions/domain/course';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 1) + seconds * 1_000);

const to = (seconds: number, more: Partial<Passing> = {}): Passing => ({
  ...{ at: at(seconds), moves: 'CUSTOMER', toQueueId: 'q', toAgentId: null, takenAt: null, ...more },
});

const CALL: Course = {
  ...{ direction: 'INBOUND', startedAt: at(0), queuedAt: at(10), answeredAt: at(40), endedAt: at(100) },
  handOffs: [],
};

describe('how long a contact waited and was handled', () => {
  test.each<[string, Partial<Course>, number | null, number | null]>([
    ['answered out of a queue', {}, 30, 60],
    ['answered where there was no queue', { queuedAt: null }, 40, 60],
    ['of the bank’s own, which nobody waits for', { queuedAt: null, direction: 'OUTBOUND' }, null, 60],
    ['while it runs', { endedAt: null }, 30, null],
    ['while it waits', { answeredAt: null, endedAt: null }, null, null],
    ['left in the queue', { answeredAt: null }, 90, null],
    ['left in the menu', { answeredAt: null, queuedAt: null }, null, null],
    ['handed to a queue and taken on', { handOffs: [to(50, { takenAt: at(70), toAgentId: 'a' })] }, 30, 40],
    ['left in a later queue', { handOffs: [to(50)] }, 30, 10],
    [
      'handed from queue to queue',
      { handOffs: [to(50), to(60, { takenAt: at(90), toAgentId: 'a' })] },
      30,
      20,
    ],
    [
      'taken out of a queue by another',
      { handOffs: [to(50), to(70, { toQueueId: null, toAgentId: 'a', takenAt: at(70) })] },
      30,
      40,
    ],
    [
      'handed to an agent',
      { handOffs: [to(50, { toQueueId: null, toAgentId: 'a', takenAt: at(50) })] },
      30,
      60,
    ],
    ['its work handed on', { handOffs: [to(50, { moves: 'WORK' })] }, 30, 60],
    [
      'handed on before its first answer',
      { handOffs: [to(20), to(30, { takenAt: at(40), toAgentId: 'a' })] },
      30,
      60,
    ],
    ['taken on nobody knows when', { handOffs: [to(50, { toAgentId: 'a' })] }, 30, null],
  ])('%s', (_what, more, waitSeconds, handleSeconds) => {
    expect(secondsOf({ ...CALL, ...more })).toEqual({ waitSeconds, handleSeconds });
  });

  /** Steps of up to a minute, in milliseconds, so that many come at once. */
  const step = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60_000 }));

  /** A course in the order of time: each hand-off after the one before was taken on, or while it still waits. */
  const course = fc
    .record({
      direction: fc.constantFrom('INBOUND' as const, 'OUTBOUND' as const),
      queue: fc.option(step),
      answer: fc.option(step, { freq: 6 }),
      passing: fc.array(
        fc.record({
          after: step,
          moves: fc.constantFrom('CUSTOMER' as const, 'CUSTOMER' as const, 'WORK' as const),
          toQueue: fc.boolean(),
          taken: fc.option(step),
        }),
        { maxLength: 6 },
      ),
      end: step,
    })
    .map(({ direction, queue, answer, passing, end }) => {
      let now = at(0).getTime();
      const later = (by: number | null): Date | null => (by === null ? null : new Date((now += by)));
      const startedAt = new Date(now);
      const [queuedAt, answeredAt] = [later(queue), later(answer)];
      const handOffs = passing.map(({ after, moves, toQueue, taken }): Passing => {
        const handedAt = new Date((now += after));
        const takenAt = toQueue ? later(moves === 'WORK' ? null : taken) : handedAt;
        const toAgentId = takenAt === null ? null : 'a';
        return { at: handedAt, moves, toQueueId: toQueue ? 'q' : null, toAgentId, takenAt };
      });
      return { direction, startedAt, queuedAt, answeredAt, handOffs, endedAt: new Date((now += end)) };
    });

  test('is never negative, and adds up to the time from its start to its end', () => {
    fc.assert(
      fc.property(course, (events) => {
        const spans = Object.values(spansOf(events));
        expect(spans.every((span) => span !== null && span >= 0)).toBe(true);
        const sum = spans.map(Number).reduce((total, span) => total + span, 0);
        expect(sum).toBe(events.endedAt.getTime() - events.startedAt.getTime());
        const { waitSeconds, handleSeconds } = secondsOf(events);
        const { waiting, handling } = spansOf(events);
        expect([waitSeconds ?? 0, handleSeconds ?? 0]).toEqual([
          Math.floor(waiting / 1_000),
          Math.floor((handling ?? 0) / 1_000),
        ]);
        expect(handleSeconds === null).toBe(events.answeredAt === null);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is not told before it has ended, but the wait once it was answered', () => {
    fc.assert(
      fc.property(course, (events) => {
        const running = secondsOf({ ...events, endedAt: null });
        expect(running.handleSeconds).toBeNull();
        expect(running.waitSeconds).toBe(events.answeredAt === null ? null : secondsOf(events).waitSeconds);
      }),
    );
  });
});

describe('moments in the order of time', () => {
  test.each([
    [null, [0, 0, 5, null, 9]],
    [null, []],
    ['1', [3, 2, 5]],
    ['3', [3, null, 5, 4]],
    ['2', [3, null, 2, 1]],
  ] as [string | null, (number | null)[]][])(
    'the first that lies before another is %s of %j',
    (found, moments) => {
      const named = moments.map(
        (seconds, place) => [String(place), seconds === null ? null : at(seconds)] as const,
      );
      expect(firstOutOfOrder(named)).toBe(found);
    },
  );
});
