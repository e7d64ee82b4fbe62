import type { Guard } from './guard.ts';

const test = 'server/modules/proposals/proposals.test.ts';

/** What keeps steps in their order, texts from being lost, and one voice from being many. */
export const proposalGuards: readonly Guard[] = [
  {
    name: 'a proposal held while it changes',
    file: 'server/modules/proposals/store/proposals.ts',
    text: 'where ${own} and p.id = $1 for update`',
    without: 'where ${own} and p.id = $1`',
    test,
    title: 'one who edits waits for one who takes an amendment up, and is told that the text has changed',
  },
  {
    name: 'a step that cannot end while somebody speaks',
    file: 'server/modules/proposals/store/proposals.ts',
    text: 'where ${own} and p.id = $1 for share`',
    without: 'where ${own} and p.id = $1`',
    test,
    title: 'whoever comments while the step ends is heard before it does, or not at all',
  },
  {
    name: 'comments of one person counted in turn',
    file: 'server/modules/proposals/store/talk.ts',
    text: "await execute(tx, \"select pg_advisory_xact_lock(hashtextextended('proposals.says ' || $1 || ' ' || $2, 0))\", [proposalId, accountId]);",
    without: '',
    test,
    title: 'somebody comments twenty times: five are taken in a day, the same words once, and only by those who are asked',
  },
  {
    name: 'one evaluation each',
    file: 'server/modules/proposals/store/evaluations.ts',
    text: '     on conflict (jurisdiction_id, proposal_id, account_id)\n       do update set satisfaction = excluded.satisfaction, carried_out = excluded.carried_out, words = excluded.words, at = excluded.at`,',
    without: '`,',
    test,
    title: 'lead to a decision that is published, and to what residents think of it',
  },
];
