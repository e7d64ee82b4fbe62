import type { Guard } from '../guard.ts';

/** What keeps records, cards and meals single, and a closed day whole. */
const guards: readonly Guard[] = [
  {
    name: 'one care record a person',
    file: 'database/migrations/0200_care_records.sql',
    text: 'create unique index care_records_once',
    without: 'create index care_records_once',
    test: 'server/modules/care/care.test.ts',
    title: 'a person has one record, also when two open it at once',
  },
  {
    name: 'one card a person',
    file: 'database/migrations/0201_canteens.sql',
    text: 'create unique index canteen_diners_once',
    without: 'create index canteen_diners_once',
    test: 'server/modules/care/canteens.test.ts',
    title: 'one person, one card; who withdraws consent has none, and the sheets keep the meals without the name',
  },
  {
    name: 'one meal once',
    file: 'database/migrations/0201_canteens.sql',
    text: 'create unique index canteen_meals_once',
    without: 'create index canteen_meals_once',
    test: 'server/modules/care/canteens.test.ts',
    title: 'two tills, one meal: lunch once and dinner once a day, wherever, however many at once; a retry is the same meal',
  },
];
export default guards;
