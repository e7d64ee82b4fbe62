import type { Guard } from '../guard.ts';

const test = 'server/modules/votes/races.test.ts';
const store = 'server/modules/votes/store/votes.ts';
const migration = 'database/migrations/0270_votes.sql';

/** Guards of voting. */
const guards: readonly Guard[] = [
  {
    name: 'one ballot of an entry',
    file: 'server/modules/votes/store/ballots.ts',
    text: 'on conflict (jurisdiction_id, vote_id, key) do nothing returning key',
    without: 'on conflict (jurisdiction_id, vote_id, key) do update set way = excluded.way returning key',
    test,
    title: 'two devices of one owner cast at once: one ballot, the other is told',
  },
  {
    name: 'one ballot of proxy and holder',
    file: 'server/modules/votes/store/ballots.ts',
    text: 'on conflict (jurisdiction_id, vote_id, key) do nothing returning key',
    without: 'on conflict (jurisdiction_id, vote_id, key) do update set way = excluded.way returning key',
    test,
    title: 'proxy and holder cast at once: one ballot of the entry',
  },
  {
    name: 'who casts holds the vote against closing',
    file: store,
    text: ' for share`, [id]',
    without: '`, [id]',
    test,
    title: 'who casts while the vote is being closed is told that it is over, and is not in the count',
  },
  {
    name: 'closing waits for who casts',
    file: store,
    text: ' for update`, [id]',
    without: '`, [id]',
    test,
    title: 'closing waits for who is casting, and counts them',
  },
  {
    name: 'mandates counted one after another',
    file: store,
    text: ' for update`, [id]',
    without: '`, [id]',
    test,
    title: 'two mandates at once for one holder: no more than one may have, and one for an entry',
  },
  {
    name: 'secret papers weighed one after another',
    file: store,
    text: ' for update`, [id]',
    without: '`, [id]',
    test,
    title: 'two secret papers of one weight settled at once: as many as lie in the box',
  },
  {
    name: 'a hand-in taken back while papers are weighed',
    file: 'server/modules/votes/commands/returns.ts',
    text: '    // papers are weighed against the box under the same lock\n    await lockRunning(tx, voteId);\n',
    without: '',
    test,
    title: 'a note of a secret paper is not taken back while the last paper of its weight is being settled',
  },
  {
    name: 'voters told once',
    file: store,
    text: ' is null returning v.id',
    without: ' is not distinct from v.told_open_at returning v.id',
    test,
    title: 'two clocks tell voters once',
  },
  {
    name: 'one mandate of an entry',
    file: migration,
    text: 'create unique index vote_proxies_once',
    without: 'create index vote_proxies_once',
    test,
    title: 'two mandates at once for one holder: no more than one may have, and one for an entry',
  },
  {
    name: 'the own hand before a mandate',
    file: 'server/modules/votes/store/ballots.ts',
    text: 'and t.vote_id = $1 and t.key = $2 for update`',
    without: 'and t.vote_id = $1 and t.key = $2`',
    test,
    title: 'the own hand comes before a mandate, also where both change at once',
  },
  {
    name: 'one reading of a paper after another',
    file: 'server/modules/votes/store/papers.ts',
    text: "and p.slip = $2 and p.state <> 'withdrawn' for update`",
    without: "and p.slip = $2 and p.state <> 'withdrawn'`",
    test,
    title: 'two clerks enter one paper at once: one after the other, and one ballot',
  },
  {
    name: 'a receipt finds one ballot',
    file: migration,
    text: '  unique (jurisdiction_id, vote_id, receipt),\n',
    without: '',
    test,
    title: 'the tables refuse a second ballot under one receipt, and a secret ballot that names its entry',
  },
  {
    name: 'a secret ballot names no entry',
    file: migration,
    text: '  unique (jurisdiction_id, vote_id, receipt),\n  check (secret = (key is null))\n',
    without: '  unique (jurisdiction_id, vote_id, receipt)\n',
    test,
    title: 'the tables refuse a second ballot under one receipt, and a secret ballot that names its entry',
  },
];
export default guards;
