import type { Guard } from '../guard.ts';

/** Guards of what is defined by versions, and kept in memory. */
const guards: readonly Guard[] = [
  {
    name: 'one version of each number',
    file: 'database/migrations/0053_definitions.sql',
    text: '  announced_at timestamptz,\n  primary key (jurisdiction_id, kind, subject, version)\n',
    without: '  announced_at timestamptz\n',
    test: 'server/modules/coverage/rules.test.ts',
    title: 'two people who change them at once: one is told that somebody was quicker (fails without the key of versions)',
  },
  {
    name: 'what is read into memory is read aside of the connections that transactions hold',
    file: 'server/kernel/db.ts',
    text: 'within(aside, beginRead, systemAccess(jurisdictionId), fn)',
    without: 'within(pool, beginRead, systemAccess(jurisdictionId), fn)',
    test: 'server/kernel/db.test.ts',
    title: 'that holds the last connection can still wait for what is read into memory',
    says: /timeout exceeded when trying to connect/,
  },
];
export default guards;
