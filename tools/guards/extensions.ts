import type { Guard } from './guard.ts';

/** Guards of requests for more time. */
export const extensionGuards: readonly Guard[] = [
  {
    name: 'one open extension',
    file: 'database/migrations/0085_extensions.sql',
    text: "create unique index extensions_once on extensions (jurisdiction_id, case_id) where state = 'open';",
    without: 'create unique index extensions_once on extensions (jurisdiction_id, case_id, id);',
    test: 'server/modules/extensions/extensions.test.ts',
    title: 'too late, too long, twice, by strangers, by oneself: each is refused with words',
  },
];
