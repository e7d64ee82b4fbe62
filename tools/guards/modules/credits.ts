import type { Guard } from '../guard.ts';

const test = 'server/modules/credits/credits.test.ts';
const file = 'database/migrations/0391_credits.sql';

/** What keeps entries, questions about them and years one, however many write at once. */
const guards: readonly Guard[] = [
  {
    name: 'a year of credit ratings once',
    file,
    text: 'create unique index credit_years_one on credit_years (jurisdiction_id, year);',
    without: '',
    test,
    title: 'two who rate one year at once rate it once',
  },
  {
    name: 'an objection to a credit entry once at a time',
    file,
    text: "create unique index credit_asks_one_of_entry on credit_asks (jurisdiction_id, entry_id, kind) where state = 'open' and entry_id is not null;",
    without: '',
    test,
    title: 'two who object to one entry at once raise one objection, and two who answer it at once answer once',
  },
  {
    name: 'a question about credit answered once',
    file: 'server/modules/credits/store/entries.ts',
    text: "readAsk(tx, id, ' for update')",
    without: "readAsk(tx, id, '')",
    test,
    title: 'two who object to one entry at once raise one objection, and two who answer it at once answer once',
  },
  {
    name: 'a credit entry once for its cause',
    file: 'server/modules/credits/store/entries.ts',
    text: 'on conflict (jurisdiction_id, cause) do nothing returning id`',
    without: 'returning id`',
    test,
    title: 'what follows from something of another module is entered once and withdrawn once',
  },
  {
    name: 'a year of credit ratings held while it goes a step on',
    file: 'server/modules/credits/store/years.ts',
    text: "readYear(tx, id, ' for update')",
    without: "readYear(tx, id, '')",
    test,
    title: 'two who make one year final at once: one does, the other is told',
  },
  {
    name: 'entries that add up made in turn',
    file: 'server/modules/credits/commands/enter.ts',
    text: '  if (content.marks !== null) await entriesInTurn(tx, companyId);',
    without: '',
    test: 'server/modules/credits/marks.test.ts',
    title: 'of two entries at once the second sees the first: each step they reach is told once',
  },
];
export default guards;
