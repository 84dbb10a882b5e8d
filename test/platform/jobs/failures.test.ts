import { Failures } from '../../../src/platform/jobs/failures';

test('what fails is told at the end, and holds up nothing', async () => {
  const failures = new Failures();
  const broken = new Error('It is broken.');
  expect(await failures.tolerate(() => Promise.resolve(1), 0)).toBe(1);
  expect(await failures.tolerate(() => Promise.reject(broken), 0)).toBe(0);
  expect(() => {
    failures.tell('things could not be done.');
  }).toThrow(new AggregateError([broken], '1 things could not be done.'));
});

test('nothing is told where nothing failed, and a database that is away ends all', async () => {
  const failures = new Failures();
  failures.tell('things could not be done.');
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  await expect(failures.tolerate(() => Promise.reject(away), 0)).rejects.toBe(away);
});
