import type { Guard } from '../guard.ts';

const test = 'server/modules/assemblies/assemblies.test.ts';

/** What keeps the roll true while units are sold, and a result from being decided on twice. */
const guards: readonly Guard[] = [
  {
    name: 'a roll fixed while nobody hands a unit over',
    file: 'server/modules/assemblies/commands/prepare.ts',
    text: '  await lockEstate(tx, a.estateId);\n',
    without: '',
    test,
    title: 'a sale waits for the notice that fixes the roll, and changes the roll it has fixed',
  },
  {
    name: 'an objection decided in turn',
    file: 'server/modules/assemblies/store/assemblies.ts',
    text: "(await where(tx, 'a.id = $1 for update of a', [id]))[0] ?? null;",
    without: "(await where(tx, 'a.id = $1', [id]))[0] ?? null;",
    test,
    title: 'two who review one objection at once decide once; a result that is set aside is told and can be archived',
  },
  {
    name: 'the own proof before the ballot',
    file: 'server/modules/assemblies/assemblies.ts',
    text: "fail('assemblies.prove_first');",
    without: 'return;',
    test,
    title: 'a ballot needs the own proof even where the account stands on the roll',
  },
];
export default guards;
