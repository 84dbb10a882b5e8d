import { Mailbox, MailboxFull } from '../../../src/platform/live/mailbox';

const opened = (most = 3) => {
  const ends: string[] = [];
  return { ends, mailbox: new Mailbox<number>(most, () => ends.push('ended')) };
};

test('gives letters in the order in which they were put', async () => {
  const { mailbox } = opened();
  mailbox.put(1);
  const waiting = mailbox.next().then(() => mailbox.next());
  mailbox.put(2);
  expect(await waiting).toEqual({ done: false, value: 2 });
});

test('ends at once when it is closed, also for who waits, and takes nothing any more', async () => {
  const { mailbox, ends } = opened();
  const waiting = mailbox.next();
  await mailbox.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  mailbox.put(1);
  expect([await mailbox.next(), ends]).toEqual([{ done: true, value: undefined }, ['ended']]);
});

test('forgets what waits when it is closed', async () => {
  const { mailbox } = opened();
  mailbox.put(1);
  await mailbox.return();
  expect(await mailbox.next()).toEqual({ done: true, value: undefined });
});

test('fails when more wait than it holds, and is of no use any more', async () => {
  const { mailbox, ends } = opened(2);
  for (const letter of [1, 2, 3, 4]) mailbox.put(letter);
  await expect(mailbox.next()).rejects.toThrow(MailboxFull);
  expect(ends).toEqual(['ended']);
  await mailbox.return();
  expect(ends).toEqual(['ended']);
});
