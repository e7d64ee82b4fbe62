import type { Swept } from '../../app/pages.ts';

/** For whom each page is made, and a word that shows that it has come up with its content. */
export default [
  ['clerk', '/care', /建立档案/],
  ['supervisor', '/care/figures', /按时探访/],
  ['supervisor', '/canteens', /月度结算/],
  ['supervisor', '/canteens/cards', /发卡/],
  ['supervisor', '/canteens/prices/all', /出资方/],
  ['clerk', '/care/till', /找到就餐卡/],
] satisfies Swept[];
