import type { Guard } from '../guard.ts';

const test = 'server/modules/points/rules/earn.test.ts';
const byHand = 'server/modules/points/rules/by-hand.test.ts';

/** What keeps caps, ceilings and the second person with what they say. */
const guards: readonly Guard[] = [
  {
    name: 'acts of one person earn in turn',
    file: 'server/modules/points/rules/commands/earn.ts',
    text: '  await lockEarner(tx, person);\n',
    without: '',
    test,
    title: 'hold at their edge, also for two processes at once (fails without the lock on who earns)',
  },
  {
    name: 'a merge waits for acts being paid',
    file: 'server/modules/points/uses.ts',
    text: '    for (const one of [from, to].sort()) await lockEarner(tx, one);\n',
    without: '',
    test: 'server/modules/points/rules/follow.test.ts',
    title: 'an act that is just being paid moves with the record, as the merge waits for it (fails without the lock on who earns)',
    says: /AppError: points\.person_gone/,
  },
  {
    name: 'a budget topped up in turn',
    file: 'server/modules/points/rules/commands/budgets.ts',
    text: 'const found = await findBudget(tx, id, true);',
    without: 'const found = await findBudget(tx, id);',
    test,
    title: 'the nearest budget up the tree pays; a year has a ceiling, which two that top up at once cannot exceed',
  },
  {
    name: 'an entry by hand decided in turn',
    file: 'server/modules/points/rules/store/by-hand.ts',
    text: 'h.id = $1 for update`',
    without: 'h.id = $1`',
    test: byHand,
    title: 'is decided once, however many decide at once (fails without the lock)',
  },
  {
    name: 'a second person, in the database as well',
    file: 'database/migrations/0235_points_rules.sql',
    text: ",\n  -- nobody confirms an entry of one's own\n  constraint points_by_hand_second_person check (decided_by <> entered_by)",
    without: '',
    test: byHand,
    title: 'needs a second person, whatever the program says (fails without the check of the database)',
  },
];
export default guards;
