/** Days of each year (MM-DD) on which nobody works, in their order. */
export const HOLIDAYS: readonly { readonly day: string; readonly name: string }[] = [
  { day: '01-01', name: 'New Year’s Day' },
  { day: '05-01', name: 'Labour Day' },
  { day: '05-08', name: 'Victory Day' },
  { day: '07-05', name: 'Saints Cyril and Methodius' },
  { day: '07-06', name: 'Jan Hus Day' },
  { day: '10-28', name: 'Independent Czechoslovak State Day' },
  { day: '11-17', name: 'Struggle for Freedom and Democracy Day' },
  { day: '12-24', name: 'Christmas Eve' },
  { day: '12-25', name: 'Christmas Day' },
  { day: '12-26', name: 'St Stephen’s Day' },
];
