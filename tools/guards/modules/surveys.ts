import type { Guard } from '../guard.ts';

const test = 'server/modules/surveys/surveys.test.ts';

/** What keeps a survey to one answer each, to its time, to one reminder, and to the sheets that came back. */
const guards: readonly Guard[] = [
  {
    name: 'one answer of a survey for each on the roll',
    file: 'database/migrations/0295_surveys.sql',
    text: `  -- once for each on the roll
  primary key (jurisdiction_id, survey_id, key)`,
    without: '  check (true)',
    test,
    title: 'two of a household who answer at once leave one answer, and a sheet of paper is not entered for whoever answered',
  },
  {
    name: 'a survey held while it is answered',
    file: 'server/modules/surveys/store/surveys.ts',
    text: 's.id = $1 for share`',
    without: 's.id = $1`',
    test,
    title: 'a survey that is being closed takes no answer any more',
  },
  {
    name: 'sheets of a building counted in turn',
    file: 'server/modules/surveys/store/roll.ts',
    text: 'b.survey_id = $1 and b.building_id = $2 for update',
    without: 'b.survey_id = $1 and b.building_id = $2',
    test,
    title:
      'paper: the control share is entered by a second clerk, differences are settled, and of an anonymous survey no more sheets than came back',
  },
  {
    name: 'one reminder of a survey',
    file: 'server/modules/surveys/store/surveys.ts',
    text: ' and s.reminded_at is null returning s.id',
    without: ' returning s.id',
    test,
    title: 'whoever has not answered is reminded once, however often at once; nobody who has',
  },
];
export default guards;
