import type { Guard } from '../guard.ts';

const test = 'server/modules/offers/offers.test.ts';

/** What keeps an offer from being sold twice, a voucher from being used twice, and a sheet whole. */
const guards: readonly Guard[] = [
  {
    name: 'no more pieces than there are',
    file: 'server/modules/offers/store/offers.ts',
    text: '       where jurisdiction_id = :jurisdiction and id = $1 and (stock is null or taken < stock) returning id`,',
    without: '       where jurisdiction_id = :jurisdiction and id = $1 returning id`,',
    test,
    title: 'of many who want the last piece at the same time one has it',
  },
  {
    name: 'a voucher used in turn',
    file: 'server/modules/offers/store/vouchers.ts',
    text: 'and v.id = $1 for update`',
    without: 'and v.id = $1`',
    test,
    title: 'read by two phones at once is given out once',
  },
  {
    name: 'a piece taken before its limit is counted',
    file: 'server/modules/offers/commands/sell.ts',
    text: '  await ledger.lock(tx, [person, shop]);\n',
    without: '',
    test,
    title: 'nobody holds more vouchers than may be held, however many offers they ask for at once',
  },
  {
    name: 'a sheet closed with every line',
    file: 'server/modules/offers/jobs/close-sheets.ts',
    text: "if ((await lockSheet(tx, merchantId, period))?.state !== 'open') return;",
    without: '',
    test: 'server/modules/offers/settlement.test.ts',
    title: 'whoever closes a sheet waits for a line that is being written, and a closed sheet takes none',
  },
];
export default guards;
