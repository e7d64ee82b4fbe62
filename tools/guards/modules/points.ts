import type { Guard } from '../guard.ts';

const test = 'server/modules/points/ledger/ledger.test.ts';

/** What keeps points from being spent twice, made or lost. */
const guards: readonly Guard[] = [
  {
    name: 'accounts locked by who spends',
    file: 'server/modules/points/ledger/store.ts',
    text: '     order by account_id for no key update`',
    without: '     order by account_id`',
    test,
    title: 'ten spend one balance at once: as many succeed as it allows, the others are told (fails without its lock)',
    quick: true,
  },
  {
    name: 'no balance below zero',
    file: 'database/migrations/0230_points_ledger.sql',
    text: '  constraint points_lots_not_negative check (not no_negative or available >= 0),\n',
    without: '',
    test,
    title: 'the database keeps no entry that loses or makes points, and no balance below zero (fails without its checks)',
  },
  {
    name: 'no entry of less than nothing',
    file: 'database/migrations/0230_points_ledger.sql',
    text: '  to_held boolean not null,\n  points bigint not null check (points > 0),',
    without: '  to_held boolean not null,\n  points bigint not null,',
    test,
    title: 'the database keeps no entry that loses or makes points, and no balance below zero (fails without its checks)',
  },
  {
    name: 'a hold ended once',
    file: 'server/modules/points/ledger/end.ts',
    text: 'if (!(await takeHold(tx, holdId))) fail(',
    without: 'await takeHold(tx, holdId);\n  if (holdId === id) fail(',
    test,
    title: 'a hold ends once, however many end it at once, in whichever way',
  },
  {
    name: 'a transfer taken back once',
    file: 'server/modules/points/ledger/reverse.ts',
    text: "  if (before) fail('points.reversed_before');\n",
    without: '',
    test,
    title: 'a transfer is taken back once, however many take it back at once',
  },
  {
    name: 'an id for one body',
    file: 'server/modules/points/ledger/transfer.ts',
    text: 'bodyHash.equals(earlier.bodyHash) ? earlier',
    without: 'earlier ? earlier',
    test,
    title: 'the same id and body again is the same transfer; another body is refused, also at once',
  },
];
export default guards;
