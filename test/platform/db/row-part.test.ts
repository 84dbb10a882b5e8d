import { allOf, partsOf } from '../../../src/platform/db/row-part';

interface Row {
  readonly id: string;
  readonly ownerId: string | null;
  readonly note: string | null;
}

const COLUMNS = { id: 't.id', ownerId: 't.owner_id', note: 't.note' };
const partFor = partsOf<Row>({ columns: COLUMNS, always: ['id'], readBy: { owner: ['ownerId'] } });

describe('a part of a row', () => {
  test('is what is always read, and what the fields read that are asked', () => {
    expect(partFor(new Set())?.columns).toBe('t.id AS id');
    expect(partFor(new Set(['note']))?.columns).toBe('t.id AS id, t.note AS note');
    expect(partFor(new Set(['owner', 'id']))?.columns).toBe('t.id AS id, t.owner_id AS ownerId');
    expect(partFor(new Set(['note', 'ownerId']))?.columns).toBe(allOf<Row>(COLUMNS));
  });

  test('is what a field says that it reads, also where that is more than the property of its name', () => {
    const parts = partsOf<Row>({ columns: COLUMNS, always: ['id'], readBy: { note: ['note', 'ownerId'] } });
    expect(parts(new Set(['note']))?.columns).toBe(allOf<Row>(COLUMNS));
  });

  test('is none where a field is asked that may read everything', () => {
    expect(partFor(new Set(['note', 'standing']))).toBeNull();
    expect(partFor(new Set(['toString']))).toBeNull();
  });

  test('is worked out once for the fields of one place', () => {
    const fields = new Set(['note']);
    expect(partFor(fields)).toBe(partFor(fields));
  });

  test('lets nobody read what was not read', () => {
    const row: { id: string; note?: string } = { id: 'one' };
    partFor(new Set(['owner']))?.guard(row);
    expect(row).toEqual({ id: 'one' });
    expect(row.id).toBe('one');
    expect(() => row.note).toThrow(
      new TypeError('"note" was not read: no field that is asked says that it reads it.'),
    );
    expect('customerIds' in row).toBe(false);
  });
});
