import type { Guard } from '../guard.ts';

/** What keeps long work and notices single. */
const guards: readonly Guard[] = [
  // long work
  {
    name: 'work leased',
    file: 'server/kernel/work/store.ts',
    text: 'const ours = "jurisdiction_id = $1 and id = $2 and lease = $3 and state = \'running\'";',
    without: "const ours = 'jurisdiction_id = $1 and id = $2 and lease is not distinct from coalesce(lease, $3)';",
    test: 'server/modules/work/work.test.ts',
    title: 'what a worker that died has left is carried on by another where its last finished step ended: every step once',
  },
  // what people are told, once
  {
    name: 'notice once',
    file: 'database/migrations/0041_notices.sql',
    text: '  read_at timestamptz,\n  primary key (jurisdiction_id, account_id, id)\n);',
    without: '  read_at timestamptz\n);',
    test: 'server/modules/notices/inbox.test.ts',
    title: 'the same events again add nothing: the id of a notice is made from its occasion',
  },
  {
    name: 'message leased',
    file: 'server/modules/notices/store/deliveries.ts',
    text: 'attempts = d.attempts + 1, next_at = $3 from due',
    without: 'attempts = d.attempts + 1, next_at = least(d.next_at, $3) from due',
    test: 'server/modules/notices/sending.test.ts',
    title: 'a worker that dies between sending and recording: the message goes again when its lease is over, and no earlier',
  },
  {
    name: 'clock turned once',
    file: 'database/migrations/0041_notices.sql',
    text: '  told_at timestamptz not null,\n  primary key (jurisdiction_id, case_id, light, due_at)\n);',
    without: '  told_at timestamptz not null\n);',
    test: 'server/modules/cases/turns.test.ts',
    title: 'a clock that turns yellow, then red, is told to whoever has to act: once each, by however many workers',
  },
  {
    name: 'inboxes apart',
    file: 'database/migrations/0041_notices.sql',
    text: 'create policy own on notices for select using (jurisdiction_id = linli.jurisdiction() and (linli.sees_all() or account_id = linli.account()));',
    without: 'create policy own on notices for select using (jurisdiction_id = linli.jurisdiction());',
    test: 'server/modules/notices/inbox.test.ts',
    title: 'unread notices are counted; some are marked as read, then all up to the newest seen; nobody reads anybody else’s',
  },
];
export default guards;
