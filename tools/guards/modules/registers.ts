import type { Guard } from '../guard.ts';

/** What keeps rows of registers apart. */
const guards: readonly Guard[] = [
  {
    name: 'one row of a key',
    file: 'server/modules/registers/commands/row-command.ts',
    text: '  await lockRegister(tx, register.no);\n',
    without: '',
    test: 'server/modules/registers/sheets.test.ts',
    title: 'rows of one key that many enter at once are entered once',
  },
  {
    name: 'a row changed in the version that was seen',
    file: 'server/modules/registers/commands/row-command.ts',
    text: 'const row = await findRow(tx, id, true);',
    without: 'const row = await findRow(tx, id, false);',
    test: 'server/modules/registers/registers.test.ts',
    title: 'of many changes to one version of a row one stands',
  },
  {
    name: 'rows that are written while the search takes them in',
    file: 'server/modules/registers/store/due.ts',
    text: 'do update set row_id = excluded.row_id returning row_id',
    without: 'do nothing returning row_id',
    test: 'server/modules/registers/search.test.ts',
    title: 'a row that is being written while the search takes it in is taken in again',
  },
  {
    name: 'figures counted one after the other',
    file: 'server/modules/registers/store/rows.ts',
    text: 'and w.id = any($2::uuid[]) order by w.id for update`',
    without: 'and w.id = any($2::uuid[]) order by w.id`',
    test: 'server/modules/registers/gather.test.ts',
    title: 'two rows entered at once for one both count',
  },
  {
    name: 'a row held for another module',
    file: 'server/modules/registers/commands/amend-held.ts',
    text: 'const row = await findRow(tx, rowId, true);',
    without: 'const row = await findRow(tx, rowId, false);',
    test: 'server/modules/leaders/leaders.test.ts',
    title: 'the problem of a visit is reported from it: once, by whoever may change the row',
  },
];
export default guards;
