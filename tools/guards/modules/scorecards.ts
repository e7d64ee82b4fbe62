import type { Guard } from '../guard.ts';

const test = 'server/modules/scorecards/races.test.ts';

/** What keeps a period one, however many run it. */
const guards: readonly Guard[] = [
  {
    name: 'a period of a card opened once',
    file: 'database/migrations/0371_scorecards.sql',
    text: "create unique index scorecard_runs_one on scorecard_runs (jurisdiction_id, card, first_day) where state <> 'abandoned';",
    without: '',
    test,
    title: 'two who open one period at once open one',
  },
  {
    name: 'a period held while it goes a step on',
    file: 'server/modules/scorecards/store/runs.ts',
    text: "readRun(tx, id, ' for update')",
    without: "readRun(tx, id, '')",
    test,
    title: 'points given while a period is frozen are in what was frozen or refused',
  },
  {
    name: 'a bulletin of an edition once',
    file: 'database/migrations/0373_scorecard_bulletins.sql',
    text: 'create unique index scorecard_bulletins_one on scorecard_bulletins (jurisdiction_id, run_id, edition);',
    without: '',
    test,
    title: 'two who issue the bulletin of an edition at once issue one; numbers have no gap',
  },
  {
    name: 'an appeal against a figure once at a time',
    file: 'database/migrations/0371_scorecards.sql',
    text: "create unique index scorecard_appeals_one_open on scorecard_appeals (jurisdiction_id, run_id, subject, indicator) where state = 'open';",
    without: '',
    test,
    title: 'two who contest one figure at once raise one appeal',
  },
  {
    name: 'an appeal answered once',
    file: 'server/modules/scorecards/store/runs.ts',
    text: 'and a.id = $1 for update of a`',
    without: 'and a.id = $1`',
    test,
    title: 'two who answer one appeal at once: one answers, the other is told',
  },
  {
    name: 'an appeal answered or taken back',
    file: 'server/modules/scorecards/store/runs.ts',
    text: 'and a.id = $1 for update of a`',
    without: 'and a.id = $1`',
    test,
    title: 'an appeal is answered or taken back, never both',
  },
  {
    name: 'one yearly card of streets',
    file: 'database/migrations/0371_scorecards.sql',
    text: "create unique index scorecards_one_yearly on scorecards (jurisdiction_id, subjects) where subjects = 'street' and period = 'year';",
    without: '',
    test,
    title: 'two yearly cards of streets published at once: one stands',
  },
];
export default guards;
