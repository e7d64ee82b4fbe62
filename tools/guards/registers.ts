import type { Guard } from './guard.ts';

/** What keeps rows of registers apart. */
export const registerGuards: readonly Guard[] = [
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
];
