import type { Guard } from '../guard.ts';

/** Guards of supervision and of requests for more time. */
const guards: readonly Guard[] = [
  {
    name: 'one open extension',
    file: 'database/migrations/0085_extensions.sql',
    text: "create unique index extensions_once on extensions (jurisdiction_id, case_id) where state = 'open';",
    without: 'create unique index extensions_once on extensions (jurisdiction_id, case_id, id);',
    test: 'server/modules/extensions/extensions.test.ts',
    title: 'too late, too long, twice, by strangers, by oneself: each is refused with words',
  },
  {
    name: 'a superior told once',
    file: 'database/migrations/0086_supervisions.sql',
    text: 'primary key (jurisdiction_id, case_id, due_at, step)',
    without: 'check (step >= 0)',
    test: 'server/modules/cases/supervision.test.ts',
    title: 'each superior in turn: the street at once, the district a working day later, each once, then nobody any more',
  },
];
export default guards;
