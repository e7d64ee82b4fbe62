import type { Guard } from '../guard.ts';

/** Guards of call-backs and fair figures. */
const guards: readonly Guard[] = [
  {
    name: 'exclusion decided once',
    file: 'server/modules/ratings/store/exclusions.ts',
    text: 'x.id = $1 for update`',
    without: 'x.id = $1`',
    test: 'server/modules/ratings/exclusions.test.ts',
    title: 'of two who decide at once one does',
  },
  {
    name: 'asked for an exclusion once',
    file: 'database/migrations/0098_exclusions.sql',
    text: "create unique index exclusions_once on exclusions (jurisdiction_id, call_back_id) where state in ('open', 'granted');",
    without: "create index exclusions_once on exclusions (jurisdiction_id, call_back_id) where state in ('open', 'granted');",
    test: 'server/modules/ratings/exclusions.test.ts',
    title: 'a granted exclusion leaves one figure and not the other; both, and who decided, stand in the case',
  },
  {
    name: 'a week drawn from once',
    file: 'database/migrations/0099_spot_checks.sql',
    text: 'create unique index spot_draws_by_itself on spot_draws (jurisdiction_id, from_at) where drawn_by is null;',
    without: '',
    test: 'server/modules/ratings/spot-checks.test.ts',
    title: 'by itself a week is drawn from once, and only where a share is set',
  },
  {
    name: 'rating link sent once',
    file: 'server/modules/ratings/store/links.ts',
    text: ' for update skip locked',
    without: '',
    test: 'server/modules/ratings/links.test.ts',
    title: 'goes to who reported once, whoever sends at the same time; opens and rates',
  },
  {
    name: 'no closing before the ruling',
    file: 'server/modules/ratings/ratings.ts',
    text: '  cases.closing.add(rulingBeforeClosing(ratings));\n',
    without: '',
    test: 'server/modules/ratings/call-backs.test.ts',
    title: 'is reworked once; then nobody closes it before the district has ruled',
  },
];
export default guards;
