import { ensureReasons } from '../../../src/features/contact-reasons/declared-reasons.effects';
import { freshDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const stored = () =>
  database.db.query<{ code: string; parent: string | null }>(
    'test.reasons',
    'SELECT r.code, p.code AS parent FROM contact_reasons r LEFT JOIN contact_reasons p ON p.id = r.parent_id ORDER BY r.code',
  );

describe('reasons that a mapping declares', () => {
  const declared = {
    'cards.lost': { parent: 'cards', names: { en: 'Lost card' } },
    cards: { names: { en: 'Cards' } },
  };

  it('lie below their parents, in whatever order they are declared', async () => {
    const ids = await database.db.transaction((tx) => ensureReasons(tx, declared));
    expect([...ids.keys()].sort()).toEqual(['cards', 'cards.lost']);
    expect(await stored()).toEqual([
      { code: 'cards', parent: null },
      { code: 'cards.lost', parent: 'cards' },
    ]);
  });

  it('that are there already keep their place, their names and their ids', async () => {
    const before = await database.db.transaction((tx) => ensureReasons(tx, declared));
    const moved = { 'cards.lost': { names: { en: 'Gone' } }, cards: { names: { en: 'Plastic' } } };
    expect(await database.db.transaction((tx) => ensureReasons(tx, moved))).toEqual(before);
    expect(
      await database.db.query(
        'test.names',
        "SELECT code FROM contact_reasons WHERE names LIKE '%Lost card%'",
      ),
    ).toEqual([{ code: 'cards.lost' }]);
    expect(await stored()).toContainEqual({ code: 'cards.lost', parent: 'cards' });
  });
});
