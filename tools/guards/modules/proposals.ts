import type { Guard } from '../guard.ts';

const test = 'server/modules/proposals/proposals.test.ts';
const covenants = 'server/modules/covenants/covenants.test.ts';

/** What keeps steps in their order, texts from being lost, and one voice from being many. */
const guards: readonly Guard[] = [
  {
    name: 'a proposal held while it changes',
    file: 'server/modules/proposals/store/proposals.ts',
    text: ' and p.id = $1 for update`',
    without: ' and p.id = $1`',
    test,
    title: 'one who edits waits for one who takes an amendment up, and is told that the text has changed',
  },
  {
    name: 'a step that cannot end while somebody speaks',
    file: 'server/modules/proposals/store/proposals.ts',
    text: ' and p.id = $1 for share`',
    without: ' and p.id = $1`',
    test,
    title: 'whoever comments while the step ends is heard before it does, or not at all',
  },
  {
    name: 'comments of one person counted in turn',
    file: 'server/kernel/sayings.ts',
    text: 'pg_advisory_xact_lock(hashtextextended($1, 0))',
    without: '$1::text',
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
  {
    name: 'one version of a covenant made at a time',
    file: 'database/migrations/0282_covenants.sql',
    text: "create unique index covenant_versions_one_made on covenant_versions (jurisdiction_id, covenant_id)\n  where state in ('draft', 'comment', 'commented', 'check', 'checked', 'voting', 'adopted');",
    without: '',
    test: covenants,
    title: 'is revised one version at a time; the older one stays to be read, and holds until the newer one is filed',
  },
  {
    name: 'comments on a covenant counted in turn',
    file: 'server/kernel/sayings.ts',
    text: 'pg_advisory_xact_lock(hashtextextended($1, 0))',
    without: '$1::text',
    test: covenants,
    title: 'goes from the template to the residents, the street, the vote, and is filed and published',
  },
  {
    name: 'a covenant that goes on only when nobody speaks',
    file: 'server/modules/covenants/store/covenants.ts',
    text: ' and c.id = $1 for share`',
    without: ' and c.id = $1`',
    test: covenants,
    title: 'whoever comments while the time for comments ends is heard before it does, or not at all',
  },
];
export default guards;
