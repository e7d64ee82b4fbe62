import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { vouchersHeld } from './store/vouchers.ts';

const word = (key: string): string => wordOf('zh-CN', `offers-own.${key}`);

/** What somebody took for points: vouchers, whatever came of them. */
export const voucherHolder: DataHolder = {
  word: 'offers-own:holdings.vouchers',
  count: async (tx, { person }) => (person === null ? 0 : (await vouchersHeld(tx, person.id)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { person }) => {
    const held = person === null ? [] : await vouchersHeld(tx, person.id);
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.vouchers'),
        head: ['offer', 'day', 'points', 'state'].map((key) => word(`holdings.${key}`)),
        rows: held.map((one) => [one.title, shanghaiDay(one.boughtAt), one.points, word(`states.${one.state}`)]),
      },
    ];
  },
};
