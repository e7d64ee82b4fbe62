import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { objectionsBy } from './store/objections.ts';

const word = (key: string): string => wordOf('zh-CN', `disclosures-own.${key}`);

/** What somebody said against disclosures: it stays with the answer that was given to it. */
export const objectionHolder: DataHolder = {
  word: 'disclosures-own:holdings.objections',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await objectionsBy(tx, accountId)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId }) => {
    const held = accountId === null ? [] : await objectionsBy(tx, accountId);
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.objections'),
        head: ['disclosure', 'day', 'words', 'answer'].map((key) => word(`holdings.${key}`)),
        rows: held.map((one) => [one.title, shanghaiDay(one.at), one.words, one.answer]),
      },
    ];
  },
};
