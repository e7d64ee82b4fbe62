import type { Guard } from '../guard.ts';

/** Guards of what is defined by versions. */
const guards: readonly Guard[] = [
  {
    name: 'one version of each number',
    file: 'database/migrations/0053_definitions.sql',
    text: '  announced_at timestamptz,\n  primary key (jurisdiction_id, kind, subject, version)\n',
    without: '  announced_at timestamptz\n',
    test: 'server/modules/coverage/rules.test.ts',
    title: 'two people who change them at once: one is told that somebody was quicker (fails without the key of versions)',
  },
];
export default guards;
