import { Deadlines } from '../../../src/platform/process/deadlines';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** Deadlines with names, and which of them were reached, in their order. */
function watched() {
  const deadlines = new Deadlines();
  const reached: string[] = [];
  const after = (milliseconds: number, name: string) =>
    deadlines.after(milliseconds, () => {
      reached.push(name);
    });
  return { after, reached };
}

test('each is reached at its time, also one that comes later and is due before the others', () => {
  const { after, reached } = watched();
  after(6_000, 'statement');
  jest.advanceTimersByTime(1_000);
  after(10_000, 'request');
  after(200, 'short');
  jest.advanceTimersByTime(199);
  expect(reached).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(reached).toEqual(['short']);
  jest.advanceTimersByTime(4_799);
  expect(reached).toEqual(['short']);
  jest.advanceTimersByTime(1);
  expect(reached).toEqual(['short', 'statement']);
  jest.advanceTimersByTime(4_999);
  expect(reached).toEqual(['short', 'statement']);
  jest.advanceTimersByTime(1);
  expect(reached).toEqual(['short', 'statement', 'request']);
});

test('what was in time is not told, whoever else is not', () => {
  const { after, reached } = watched();
  const first = after(100, 'first');
  after(100, 'second');
  const third = after(100, 'third');
  first();
  jest.advanceTimersByTime(50);
  third();
  jest.advanceTimersByTime(1_000);
  expect(reached).toEqual(['second']);
});

test('a thousand that are in time have one timer, and leave none when its time has come', () => {
  const { after } = watched();
  for (let each = 0; each < 1_000; each += 1) after(1_000 + each, 'never')();
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(1_000);
  expect(jest.getTimerCount()).toBe(0);
});

test('however many are ahead when one is reached, the next of them has one timer', () => {
  const { after, reached } = watched();
  after(10, 'first');
  for (let each = 1; each <= 1_000; each += 1) after(1_000 + each, String(each));
  const set = jest.spyOn(globalThis, 'setTimeout');
  jest.advanceTimersByTime(10);
  expect(set).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(991);
  expect(reached).toEqual(['first', '1']);
});

test('one who asks anew when a deadline is reached is told of that one too', () => {
  const deadlines = new Deadlines();
  const reached: string[] = [];
  deadlines.after(10, () => {
    reached.push('first');
    deadlines.after(10, () => reached.push('again'));
  });
  deadlines.after(15, () => reached.push('other'));
  jest.advanceTimersByTime(19);
  expect(reached).toEqual(['first', 'other']);
  jest.advanceTimersByTime(1);
  expect(reached).toEqual(['first', 'other', 'again']);
});

test('one that throws keeps no later one from being reached', () => {
  const deadlines = new Deadlines();
  const reached: string[] = [];
  deadlines.after(10, () => {
    throw new Error('reached');
  });
  deadlines.after(20, () => reached.push('later'));
  expect(() => {
    jest.advanceTimersByTime(10);
  }).toThrow('reached');
  jest.advanceTimersByTime(10);
  expect(reached).toEqual(['later']);
});

test('one that is reached may take back another whose time has come', () => {
  const deadlines = new Deadlines();
  const reached: string[] = [];
  deadlines.after(10, () => {
    reached.push('first');
    takeBack();
  });
  const takeBack = deadlines.after(10, () => reached.push('second'));
  jest.advanceTimersByTime(1_000);
  expect(reached).toEqual(['first']);
});
