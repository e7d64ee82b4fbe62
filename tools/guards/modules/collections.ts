import type { Guard } from '../guard.ts';

/** What keeps a sheet of a task single, and written by one at a time. */
const guards: readonly Guard[] = [
  {
    name: 'a sheet held while it is written',
    file: 'server/modules/collections/commands/write-sheet.ts',
    text: 'await findSheet(tx, view.sheet.id, true)',
    without: 'await findSheet(tx, view.sheet.id)',
    test: 'server/modules/collections/races.test.ts',
    title: 'two who write one sheet: the second gets what the first wrote; it is handed in once',
  },
];
export default guards;
