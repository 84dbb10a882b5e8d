import fc from 'fast-check';
import { createTokenMaker } from '../../../src/platform/tokens/token-maker';

const maker = createTokenMaker(Buffer.alloc(32, 7), 'survey invitations');
const id = fc.stringMatching(/^[0-9A-Za-z]{16}$/);

test('a token is known again, without its id and with it, and for no other', () => {
  fc.assert(
    fc.property(id, id, (one, other) => {
      const token = maker.tokenFor(one);
      expect(token).toMatch(/^[\w-]{43}$/);
      expect([maker.isOurs(token), maker.isFor(one, token)]).toEqual([true, true]);
      expect(maker.isFor(other, token)).toBe(one === other);
    }),
  );
});

test('a token with any bit turned is none of ours', () => {
  fc.assert(
    fc.property(id, fc.nat(255), (of, bit) => {
      const bytes = Buffer.from(maker.tokenFor(of), 'base64url');
      const index = bit >> 3;
      bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << (bit & 7)), index);
      const altered = bytes.toString('base64url');
      expect([maker.isOurs(altered), maker.isFor(of, altered)]).toEqual([false, false]);
    }),
  );
});

test('a token that is written in another way is none of ours', () => {
  const token = maker.tokenFor('0000000000000000');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const known = Array.from(alphabet).filter((last) => maker.isOurs(token.slice(0, -1) + last));
  expect(known).toEqual([token.at(-1)]);
});

test.each([
  ['another secret', createTokenMaker(Buffer.alloc(32, 8), 'survey invitations')],
  ['another purpose', createTokenMaker(Buffer.alloc(32, 7), 'something else')],
])('a token made with %s is none of ours', (_, other) => {
  const token = other.tokenFor('0000000000000000');
  expect([maker.isOurs(token), maker.isFor('0000000000000000', token)]).toEqual([false, false]);
});

test.each(['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, 'key_0000000000000000_secret'])(
  'the text %j is none of ours, and has no digest',
  (text) => {
    expect([maker.isOurs(text), maker.digestOf(text)]).toEqual([false, null]);
  },
);
