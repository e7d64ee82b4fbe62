import type { Guard } from '../guard.ts';

/** What keeps shifts and swaps single. */
const guards: readonly Guard[] = [
  {
    name: 'one shift at a time',
    file: 'database/migrations/0072_rosters.sql',
    text: `,
  -- nobody is on duty twice at a time, in whatever roster; looked at when a statement ends, so that two can exchange shifts of one hour
  constraint shifts_one_at_a_time exclude using gist (jurisdiction_id with =, account_id with =, tstzrange(starts_at, ends_at) with &&)
    deferrable initially immediate`,
    without: '',
    test: 'server/modules/rosters/rosters.test.ts',
    title: 'nobody is on duty twice at a time, in whatever roster, however many ask at once',
  },
  {
    name: 'one swap of a shift at a time',
    file: 'database/migrations/0072_rosters.sql',
    text: 'create unique index shift_swaps_open',
    without: 'create index shift_swaps_open',
    test: 'server/modules/rosters/rosters.test.ts',
    title: 'a swap is asked, accepted and carried out; the other is told, and it stands on the list of what to do until then',
  },
  {
    name: 'rest is looked at by one at a time',
    file: 'server/modules/rosters/commands/rest.ts',
    text: '  await lockDuty(tx, people);\n',
    without: '',
    test: 'server/modules/rosters/rosters.test.ts',
    title: 'is asked for whoever assigns, in whatever roster and however many at once',
  },
];
export default guards;
