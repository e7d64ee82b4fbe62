import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/tariffs', /厨卫疏通/],
  ['clerk', '/tariffs/bookings', /待确认/],
  ['supervisor', '/tariffs/overview', /预约/],
] satisfies Swept[];
