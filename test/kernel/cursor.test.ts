import fc from 'fast-check';
import { createCursorCodec } from '../../src/kernel/cursor';

const codec = createCursorCodec(Buffer.alloc(32, 1));
const position = fc.record({
  value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)),
  id: fc.string(),
  asOf: fc.maxSafeNat(),
});

describe('a cursor', () => {
  test('carries the place where it was made, through any text', () => {
    fc.assert(
      fc.property(fc.string(), position, (list, place) => {
        const cursor = codec.encode(list, place);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(codec.decode(list, cursor)).toEqual(place);
      }),
    );
  });

  test('is nothing to another list, or under another key', () => {
    const cursor = codec.encode('customers NAME', { value: 'Jana', id: '1', asOf: 0 });
    expect(codec.decode('customers CREATED_AT', cursor)).toBeNull();
    expect(createCursorCodec(Buffer.alloc(32, 2)).decode('customers NAME', cursor)).toBeNull();
  });

  test('that was altered anywhere, cut or made up is refused', () => {
    const cursor = codec.encode('list', { value: 'Jana', id: '1', asOf: 0 });
    fc.assert(
      fc.property(
        fc.nat(cursor.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_'),
        (at, letter) => {
          const altered = cursor.slice(0, at) + letter + cursor.slice(at + 1);
          const same = Buffer.from(altered, 'base64url').equals(Buffer.from(cursor, 'base64url'));
          expect(codec.decode('list', altered)).toEqual(same ? { value: 'Jana', id: '1', asOf: 0 } : null);
          expect(codec.decode('list', cursor.slice(0, at))).toBeNull();
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codec.decode('list', text)).toBeNull();
      }),
    );
  });
});
