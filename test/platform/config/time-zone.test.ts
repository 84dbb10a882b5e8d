import { ensureUtc } from '../../../src/platform/config/time-zone';

describe('the time zone of the process', () => {
  it('is made UTC when none was chosen', () => {
    const environment: Record<string, string | undefined> = {};
    ensureUtc(environment);
    expect(environment['TZ']).toBe('UTC');
  });

  it.each(['UTC', 'Etc/UTC'])('may be %s', (zone) => {
    expect(() => {
      ensureUtc({ TZ: zone });
    }).not.toThrow();
  });

  it.each(['Europe/Prague', 'Europe/London', 'GMT+1'])(
    'may not be %s, even where its clock shows the same in winter',
    (zone) => {
      expect(() => {
        ensureUtc({ TZ: zone });
      }).toThrow(`TZ is "${zone}", and One Window keeps its times in UTC. Unset TZ or set TZ=UTC.`);
    },
  );
});
