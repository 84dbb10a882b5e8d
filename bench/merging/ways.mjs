// The ways in which two customers can be made one, and two again. Each step gets the two customers, a connection whose transactions
// are timed, and the tables of facts; it leaves the rows exactly as the step back needs them.

/** The other column facts are known by: not indexed, so a step back reads all facts of the survivor. */
const OF_PROFILES = 'source_profile_id IN (?)';

const lockBoth = (tx, { survivor, loser }) =>
  tx.read(
    'SELECT id, absorbed_into_id, absorbed_ids, version FROM customers WHERE id IN (?) ORDER BY id FOR UPDATE',
    [[survivor.id, loser.id].sort()],
  );

const pointProfiles = (tx, profiles, to) =>
  tx.change('UPDATE source_profiles SET customer_id = ? WHERE id IN (?)', [to, profiles]);

async function markAbsorbed(tx, { survivor, loser }, absorbedIds) {
  await tx.change('UPDATE customers SET absorbed_into_id = ?, absorbed_at = NOW(3) WHERE id = ?', [
    survivor.id,
    loser.id,
  ]);
  await tx.change('UPDATE customers SET absorbed_ids = ? WHERE id = ?', [absorbedIds, survivor.id]);
}

async function markApart(tx, { survivor, loser }) {
  await tx.change('UPDATE customers SET absorbed_into_id = NULL, absorbed_at = NULL WHERE id = ?', [
    loser.id,
  ]);
  await tx.change('UPDATE customers SET absorbed_ids = NULL WHERE id = ?', [survivor.id]);
}

/** What a step back goes by: the profiles that were the loser's. */
const remember = (tx, { survivor, loser }) =>
  tx.change('INSERT INTO bench_merges (loser_id, survivor_id, profile_ids) VALUES (?, ?, ?)', [
    loser.id,
    survivor.id,
    JSON.stringify(loser.profiles),
  ]);
const forget = (tx, { loser }) => tx.change('DELETE FROM bench_merges WHERE loser_id = ?', [loser.id]);

function mergeByPointer(db, pair) {
  return db.transaction(async (tx) => {
    await lockBoth(tx, pair);
    await pointProfiles(tx, pair.loser.profiles, pair.survivor.id);
    await markAbsorbed(tx, pair, JSON.stringify([pair.loser.id]));
    await remember(tx, pair);
  });
}

function unmergeByPointer(db, pair) {
  return db.transaction(async (tx) => {
    await lockBoth(tx, pair);
    await pointProfiles(tx, pair.loser.profiles, pair.loser.id);
    await markApart(tx, pair);
    await forget(tx, pair);
  });
}

/** Facts go from one customer to the other in transactions of at most so many rows; killed anywhere, it goes on where it was. */
async function moveInBatches(db, tables, { from, to, where = '1 = 1', values = [] }, rowsPerTransaction) {
  for (const { name, key } of tables) {
    for (;;) {
      const keys = await db.read(
        `SELECT ${key.join(', ')} FROM ${name} WHERE customer_id = ? AND ${where} LIMIT ${rowsPerTransaction}`,
        [from, ...values],
      );
      if (keys.length === 0) break;
      const these = keys.map((row) => (key.length === 1 ? row[key[0]] : key.map((column) => row[column])));
      const own = key.length === 1 ? `${key[0]} IN (?)` : `(${key.join(', ')}) IN (?)`;
      await db.transaction((tx) =>
        tx.change(`UPDATE ${name} SET customer_id = ? WHERE ${own} AND customer_id = ?`, [to, these, from]),
      );
      if (keys.length < rowsPerTransaction) break;
    }
  }
}

async function squash(db, { survivor, loser }, tables, rowsPerTransaction) {
  await moveInBatches(db, tables, { from: loser.id, to: survivor.id }, rowsPerTransaction);
  await db.transaction((tx) =>
    tx.change('UPDATE customers SET absorbed_ids = NULL WHERE id = ?', [survivor.id]),
  );
}

/** The other way round: the survivor reads both again, facts go back, then the pointer does. */
async function unmergeSquashed(db, pair, tables, rowsPerTransaction) {
  const { survivor, loser } = pair;
  await db.transaction((tx) =>
    tx.change('UPDATE customers SET absorbed_ids = ? WHERE id = ?', [
      JSON.stringify([loser.id]),
      survivor.id,
    ]),
  );
  const back = { from: survivor.id, to: loser.id, where: OF_PROFILES, values: [loser.profiles] };
  await moveInBatches(db, tables, back, rowsPerTransaction);
  await unmergeByPointer(db, pair);
}

function mergeByRewriting(db, pair, tables) {
  const { survivor, loser } = pair;
  return db.transaction(async (tx) => {
    await lockBoth(tx, pair);
    await pointProfiles(tx, loser.profiles, survivor.id);
    await markAbsorbed(tx, pair, null);
    await remember(tx, pair);
    for (const { name } of tables)
      await tx.change(`UPDATE ${name} SET customer_id = ? WHERE customer_id = ?`, [survivor.id, loser.id]);
  });
}

function unmergeByRewriting(db, pair, tables) {
  const { survivor, loser } = pair;
  return db.transaction(async (tx) => {
    await lockBoth(tx, pair);
    for (const { name } of tables)
      await tx.change(`UPDATE ${name} SET customer_id = ? WHERE customer_id = ? AND ${OF_PROFILES}`, [
        loser.id,
        survivor.id,
        loser.profiles,
      ]);
    await pointProfiles(tx, loser.profiles, loser.id);
    await markApart(tx, pair);
    await forget(tx, pair);
  });
}

const link = (db, { loser }, person) =>
  db.transaction((tx) =>
    tx.change('UPDATE bench_customer_links SET person_id = ? WHERE customer_id = ?', [person, loser.id]),
  );

/** Facts know no customer: the profiles are pointed elsewhere, and that is all. */
function pointFacts(db, { survivor, loser }, to) {
  return db.transaction(async (tx) => {
    await lockBoth(tx, { survivor, loser });
    await pointProfiles(tx, loser.profiles, to);
    await tx.change('UPDATE customers SET absorbed_into_id = ? WHERE id = ?', [
      to === survivor.id ? survivor.id : null,
      loser.id,
    ]);
  });
}

/** Of one transaction, as everywhere. */
const MOST_ROWS = 5_000;

const byPointer = (rowsPerTransaction) => ({
  way: 'pointer, then squash',
  steps: [
    { name: 'merge', act: mergeByPointer },
    {
      name: `squash, ${rowsPerTransaction} rows a transaction`,
      act: (db, pair, tables) => squash(db, pair, tables, rowsPerTransaction),
      ...(rowsPerTransaction === MOST_ROWS ? { reads: 'squashed' } : {}),
    },
    {
      name: `un-merge after squash, ${rowsPerTransaction} rows a transaction`,
      act: (db, pair, tables) => unmergeSquashed(db, pair, tables, rowsPerTransaction),
    },
  ],
});

/** In the order in which they are tried; after the last step of each everything is as it was. */
export const WAYS = [
  {
    way: 'pointer',
    steps: [
      { name: 'merge', act: mergeByPointer, reads: 'pointer' },
      { name: 'un-merge before squash', act: unmergeByPointer },
    ],
  },
  byPointer(MOST_ROWS),
  byPointer(500),
  {
    way: 'rewrite in the merge',
    steps: [
      { name: 'merge', act: mergeByRewriting },
      { name: 'un-merge', act: unmergeByRewriting },
    ],
  },
  {
    way: 'link table',
    steps: [
      { name: 'merge', act: (db, pair) => link(db, pair, pair.survivor.id), reads: 'link' },
      { name: 'un-merge', act: (db, pair) => link(db, pair, pair.loser.id) },
    ],
  },
];

/** Tried on facts that name their profile where the customer stands otherwise. */
export const BY_PROFILE = {
  way: 'facts know profiles only',
  steps: [
    { name: 'merge', act: (db, pair) => pointFacts(db, pair, pair.survivor.id), reads: 'profiles' },
    { name: 'un-merge', act: (db, pair) => pointFacts(db, pair, pair.loser.id) },
  ],
};
