import type { Guard } from '../guard.ts';

const test = 'server/modules/honours/honours.test.ts';

/** What keeps a nomination to one, a check to others than who nominated, and an honour to a list that was public. */
const guards: readonly Guard[] = [
  {
    name: 'a person nominated once in a round',
    file: 'database/migrations/0402_honours.sql',
    text: "create unique index honour_candidates_once on honour_candidates (jurisdiction_id, round_id, person_id) where state <> 'withdrawn';",
    without: '',
    test,
    title: 'two who nominate one person at once nominate once',
  },
  {
    name: 'nobody checks whom they nominated',
    file: 'database/migrations/0402_honours.sql',
    text: 'checked_by uuid check (checked_by <> nominated_by),',
    without: 'checked_by uuid,',
    test,
    title: 'more than the quota are not honoured, and whoever is passed over is told why; the database keeps a nominator from checking',
  },
  {
    name: 'no honour without publicity',
    file: 'database/migrations/0402_honours.sql',
    text: "check (state <> 'decided' or public_until is not null)",
    without: 'check (true)',
    test,
    title: 'more than the quota are not honoured, and whoever is passed over is told why; the database keeps a nominator from checking',
  },
];
export default guards;
