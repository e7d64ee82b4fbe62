import type { Guard } from '../guard.ts';

/** What keeps the dispatch catalogue unambiguous, and gives each turn once. */
const guards: readonly Guard[] = [
  {
    name: 'turns of an organisation',
    file: 'server/modules/cases/store/config.ts',
    text: 'do update set turn = dispatch_turns.turn + 1 returning turn',
    without: 'do update set turn = 0 returning turn',
    test: 'server/modules/cases/catalogue.test.ts',
    title: 'each turn is given once, however many are dispatched at once (fails without its key)',
  },
  {
    name: 'one objection of a case at a time',
    file: 'database/migrations/0081_objections.sql',
    text: "create unique index objections_once on objections (jurisdiction_id, case_id) where state = 'open';",
    without: '',
    test: 'server/modules/objections/objections.test.ts',
    title: 'raised ten times at once is one (fails without its index)',
  },
  {
    name: 'a code of the admission list names one item',
    file: 'database/migrations/0082_admission.sql',
    text: "create unique index admission_items_code on admission_items (jurisdiction_id, code) where state in ('applied', 'admitted');",
    without: '',
    test: 'server/modules/admission/admission.test.ts',
    title: 'one code applied for ten times at once is one application (fails without its index)',
  },
];
export default guards;
