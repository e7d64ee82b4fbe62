import type { Guard } from '../guard.ts';

/** What keeps installations of packs apart. */
const guards: readonly Guard[] = [
  {
    name: 'one of many installations at once',
    file: 'server/modules/packs/store/packs.ts',
    text: '     where packs_installed.revision = $7\n',
    without: '     where $7::int is not null\n',
    test: 'server/modules/packs/packs.test.ts',
    title: 'installs what was looked at: what changed since is told; of many at once one installs it',
  },
];
export default guards;
