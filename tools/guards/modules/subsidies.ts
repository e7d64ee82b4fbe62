import type { Guard } from '../guard.ts';

const test = 'server/modules/subsidies/subsidies.test.ts';
const store = 'server/modules/subsidies/store/runs.ts';
const approving = 'two who approve at once: one does, the other is told; two who note one payment at once note it once';

/** What keeps money from being given twice. */
const guards: readonly Guard[] = [
  {
    name: 'a period of a subsidy reckoned once',
    file: 'database/migrations/0392_subsidies.sql',
    text: "create unique index subsidy_runs_one on subsidy_runs (jurisdiction_id, scheme, card_run_id) where state <> 'abandoned';",
    without: '',
    test,
    title: 'two who reckon one period at once reckon it once',
  },
  {
    name: 'a subsidy held while it goes a step on',
    file: store,
    text: "readRun(tx, id, ' for update')",
    without: "readRun(tx, id, '')",
    test,
    title: approving,
  },
  {
    name: 'a line of a subsidy paid once',
    file: store,
    text: 'and paid_on is null and amount <> 0 returning subject`',
    without: 'and amount <> 0 returning subject`',
    test,
    title: approving,
  },
  {
    name: 'the budget of a subsidy held by whoever approves',
    file: 'server/modules/subsidies/commands/runs.ts',
    text: '        await holdBudget(tx, run.scheme, run.year);\n        const { budget } = await schemeOf(tx, jurisdictionId, run);\n        const left = budget - (await approvedOf(tx, run.scheme, run.year));\n        if (run.total',
    without:
      '        const { budget } = await schemeOf(tx, jurisdictionId, run);\n        const left = budget - (await approvedOf(tx, run.scheme, run.year));\n        if (run.total',
    test,
    title: 'two halves approved at once do not give the budget away twice',
  },
  {
    name: 'nobody approves what they reckoned',
    file: 'server/modules/subsidies/policy.ts',
    text: ' && run.reckonedBy !== viewer.accountId',
    without: '',
    test,
    title: 'a half-year from final scores to the treasury: checked and approved by somebody else, paid once, a corrected score decided',
  },
];
export default guards;
