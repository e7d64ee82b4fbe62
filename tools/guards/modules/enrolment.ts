import type { Guard } from '../guard.ts';

const test = 'server/modules/enrolment/enrolment.test.ts';

/** Guards of enrolment. */
const guards: readonly Guard[] = [
  {
    name: 'a person is enrolled with one community',
    file: 'database/migrations/0255_enrolment.sql',
    text: 'create unique index enrolments_once on enrolments (jurisdiction_id, person_id) where ended_on is null;',
    without: 'create index enrolments_once on enrolments (jurisdiction_id, person_id) where ended_on is null;',
    test,
    title: 'enrols one person once, however many enrol them at once, here and elsewhere',
  },
  {
    name: 'nobody confirms their own enrolment',
    file: 'server/modules/enrolment/domain/acts.ts',
    text: "  if ((act === 'confirm' || act === 'refuse') && standing.includes('own')) return 'enrolment.own';\n",
    without: '',
    test,
    title: 'confirms their own enrolment, whatever posts they hold; another clerk does',
  },
];
export default guards;
