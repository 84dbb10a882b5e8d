import { csvOfDoubles } from '../../../../src/features/demo-bank/domain/truth';
import { customerName } from '../../../../src/features/customers/customer.type';
import { drawBank } from '../draw-bank';

describe('the file of doubles', () => {
  test('has a line a pair, with the ids that the graph shows', () => {
    const rows = [
      {
        customerId: '0000000000000001',
        doubleId: '0000000000000002',
        relation: 'SAME',
        differences: ['NAME_TYPO', 'NO_PHONE'],
      },
      {
        customerId: '0000000000000003',
        doubleId: '0000000000000004',
        relation: 'LOOK_ALIKE',
        differences: [],
      },
    ] as const;
    expect(csvOfDoubles(rows)).toBe(
      [
        'customer_id,double_id,relation,differences',
        'cus_0000000000000001,cus_0000000000000002,SAME,NAME_TYPO NO_PHONE',
        'cus_0000000000000003,cus_0000000000000004,LOOK_ALIKE,',
        '',
      ].join('\n'),
    );
  });

  test('names customers as the graph does', () => {
    const [, line = ''] = csvOfDoubles(drawBank(400).doubles).split('\n');
    expect(line.startsWith(`${customerName.prefix}_`)).toBe(true);
  });

  test('has a head even of a bank without doubles', () => {
    expect(csvOfDoubles([])).toBe('customer_id,double_id,relation,differences\n');
  });
});
