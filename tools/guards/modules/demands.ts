import type { Guard } from '../guard.ts';

/** What keeps demands single, promises asked for once, and complainers unknown. */
const guards: readonly Guard[] = [
  {
    name: 'asks in turn',
    file: 'server/modules/demands/asking.ts',
    text: 'await lockAsks(tx);',
    without: '',
    test: 'server/modules/demands/demands.test.ts',
    title: 'of ten repeated demands at once one passes (fails without its lock)',
  },
  {
    name: 'what was asked elsewhere is noted once',
    file: 'database/migrations/0167_demands_noted_once.sql',
    text: 'create unique index',
    without: 'create index',
    test: 'server/modules/demands/demands.test.ts',
    title: 'is noted once a day unless it is named, at the same time as well (fails without its key)',
  },
  {
    name: 'complainers hidden',
    file: 'database/migrations/0067_demands.sql',
    text: 'create policy own on demand_complainers using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()))',
    without: 'create policy own on demand_complainers using (jurisdiction_id = linli.jurisdiction())',
    test: 'server/modules/demands/demands.test.ts',
    title: 'is seen by the asker without who made it, and by no colleague of the complainer',
  },
  {
    name: 'promises asked once',
    file: 'server/modules/organisations/store/agreement-writes.ts',
    text: 'and m.asked_on is null\n',
    without: '\n',
    test: 'server/modules/organisations/agreements.test.ts',
    title: 'ask the unit for each promise that is overdue, once; keeping it is the answer, and what is ended is asked no more',
  },
];
export default guards;
