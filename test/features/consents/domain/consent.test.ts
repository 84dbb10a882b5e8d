import {
  currentConsents,
  decidingConsent,
  type Decision,
} from '../../../../src/features/consents/domain/consent';

/** `G PHONE 3`: granted for the phone on the third day; `W * 4`: withdrawn for every channel on the fourth. */
function decision(text: string, index: number, purpose = 'MARKETING'): Decision {
  const [letter, channel = '*', day = '1'] = text.split(' ');
  return {
    id: `d${String(index)}`,
    purpose,
    channel: channel === '*' ? null : channel,
    state: letter === 'G' ? 'GRANTED' : 'WITHDRAWN',
    decidedAt: new Date(Date.UTC(2026, 0, Number(day))),
  };
}

function textOf({ state, channel, decidedAt }: Omit<Decision, 'id'>): string {
  return `${state.charAt(0)} ${channel ?? '*'} ${String(decidedAt.getUTCDate())}`;
}

const CURRENT: readonly (readonly [because: string, decisions: string[], current: string[]])[] = [
  ['nothing was ever said', [], []],
  ['what was said once holds', ['G PHONE 1'], ['G PHONE 1']],
  ['the later word holds', ['G PHONE 1', 'W PHONE 2'], ['W PHONE 2']],
  ['in whatever order the words came in', ['W PHONE 2', 'G PHONE 3', 'G PHONE 1'], ['G PHONE 3']],
  ['a withdrawal holds against a grant of the same moment', ['G PHONE 2', 'W PHONE 2'], ['W PHONE 2']],
  ['and whichever of them came in first', ['W PHONE 2', 'G PHONE 2'], ['W PHONE 2']],
  ['each channel has its own', ['G PHONE 1', 'W EMAIL 2'], ['G PHONE 1', 'W EMAIL 2']],
  ['every channel is one by itself', ['G PHONE 1', 'W * 2'], ['G PHONE 1', 'W * 2']],
];

test.each(CURRENT)('of what was said about a purpose, %s', (_, texts, current) => {
  const consents = currentConsents(texts.map((text, index) => decision(text, index)));
  expect(consents.map((consent) => textOf(consent.current))).toEqual(current);
});

test('purposes are apart', () => {
  const consents = currentConsents([decision('G PHONE 1', 0), decision('W PHONE 2', 1, 'SURVEY')]);
  expect(consents.map(({ current }) => [current.purpose, current.state])).toEqual([
    ['MARKETING', 'GRANTED'],
    ['SURVEY', 'WITHDRAWN'],
  ]);
});

test('the history has all that was said, the latest first, of equals the one recorded later', () => {
  const texts = ['G PHONE 1', 'W PHONE 3', 'G PHONE 3', 'G PHONE 2', 'G PHONE 2'];
  const [consent] = currentConsents(texts.map((text, index) => decision(text, index)));
  expect(consent?.history.map(({ id }) => id)).toEqual(['d1', 'd2', 'd4', 'd3', 'd0']);
  expect(consent?.current).toBe(consent?.history[0]);
});

const DECIDING: readonly (readonly [because: string, consents: string[], deciding: string | null])[] = [
  ['nothing decides where nothing was said', [], null],
  ['another channel decides nothing', ['G EMAIL 1'], null],
  ['the channel decides', ['W PHONE 1'], 'W PHONE 1'],
  ['every channel decides where the channel was not spoken of', ['G * 1', 'W EMAIL 2'], 'G * 1'],
  ['the channel decides against an earlier grant for all', ['G * 1', 'W PHONE 2'], 'W PHONE 2'],
  ['a later grant for all does not bring a channel back', ['W PHONE 1', 'G * 2'], 'W PHONE 1'],
  ['the channel decides against an earlier withdrawal of all', ['W * 1', 'G PHONE 2'], 'G PHONE 2'],
  ['a later withdrawal of all takes the channel back', ['G PHONE 1', 'W * 2'], 'W * 2'],
  ['so does one of the same moment', ['G PHONE 2', 'W * 2'], 'W * 2'],
  ['of two grants the one for the channel decides', ['G PHONE 1', 'G * 2'], 'G PHONE 1'],
  ['of two withdrawals the later one decides', ['W PHONE 1', 'W * 2'], 'W * 2'],
];

test.each(DECIDING)('on the phone, %s', (_, texts, deciding) => {
  const consents = texts.map((text, index) => decision(text, index));
  const found = decidingConsent(consents, 'MARKETING', 'PHONE');
  expect(found && textOf(found)).toBe(deciding);
  expect(decidingConsent(consents, 'SURVEY', 'PHONE')).toBeNull();
});
