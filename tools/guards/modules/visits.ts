import type { Guard } from '../guard.ts';

const test = 'server/modules/visits/visits.test.ts';

const guards: readonly Guard[] = [
  {
    name: 'a household once in a plan',
    file: 'database/migrations/0195_visits.sql',
    text: 'create unique index visit_assignments_once',
    without: 'create index visit_assignments_once',
    test,
    title:
      'households are chosen by a condition, given by grid, and given on; two who assign at once give each household once (fails without visit_assignments_once)',
  },
  {
    name: 'visits seen by visitor and lead alone',
    file: 'database/migrations/0195_visits.sql',
    text: 'or account_id = linli.account() or linli.account() = any (leads)))',
    without: 'or true))',
    test: 'server/modules/visits/sight.test.ts',
    title: 'rows are seen by those an independent reading of the rule names, and by nobody else',
  },
];
export default guards;
