import type { Guard } from '../guard.ts';

const test = 'server/modules/evaluations/evaluations.test.ts';

/** What keeps a rater to one sheet and a result to the sheets it was made of. */
const guards: readonly Guard[] = [
  {
    name: 'an evaluation held while it is closed',
    file: 'server/modules/evaluations/store/evaluations.ts',
    text: "read(tx, id, ' for share')",
    without: "read(tx, id, '')",
    test,
    title: 'a sheet that comes while the evaluation is closed is in the result or refused',
  },
  {
    name: 'a sheet corrected on what was seen of it',
    file: 'server/modules/evaluations/store/sheets.ts',
    text: ' where s.edit = $4::int returning s.edit`',
    without: ' returning s.edit`',
    test,
    title: 'two of one street who fill its sheet at once: one sheet stands, the other is told',
  },
];
export default guards;
