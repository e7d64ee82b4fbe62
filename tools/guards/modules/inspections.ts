import type { Guard } from '../guard.ts';

const test = 'server/modules/inspections/inspections.test.ts';

/** What keeps deductions of daily checks single, and answers and rulings in order. */
const guards: readonly Guard[] = [
  {
    name: 'a spot counted once a day',
    file: 'database/migrations/0381_inspections.sql',
    text: "create unique index inspection_findings_spot on inspection_findings (jurisdiction_id, estate_id, day, item, spot_key) where state <> 'withdrawn';",
    without: '',
    test,
    title: 'two who enter one spot at once deduct once',
  },
  {
    name: 'a deduction held while it is answered or ruled on',
    file: 'server/modules/inspections/store/findings.ts',
    text: "lock ? 'for update' : ''",
    without: "''",
    test,
    title: 'of two who contest a deduction at once one does, and of two who take it back one does: each sees what the other made of it',
  },
];
export default guards;
