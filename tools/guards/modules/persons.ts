import type { Guard } from '../guard.ts';

/** Guards of the register of persons. */
const guards: readonly Guard[] = [
  {
    name: 'imports of persons take turns',
    file: 'server/modules/persons/commands/import-persons.ts',
    text: '    await lockRegister(tx);\n',
    without: '',
    test: 'server/modules/persons/sheets.test.ts',
    title: 'brought in twice at once enters nobody twice',
  },
  {
    name: 'one account enters itself once',
    file: 'server/modules/persons/commands/own-person.ts',
    text: '  await lockOwn(tx, viewer.accountId);\n',
    without: '',
    test: 'server/modules/persons/own-person.test.ts',
    title: 'is one person for an account that asks ten times at once',
  },
];
export default guards;
