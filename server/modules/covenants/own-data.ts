import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { saidBy } from './store/own-data.ts';

const most = 1_000;
const word = (key: string): string => wordOf('zh-CN', `covenants.holdings.${key}`);

/** What somebody said about drafts of covenants. It stays: what was agreed rests on it. Nobody else is told whose it is but by a masked name. */
export const sayingHolder: DataHolder = {
  word: 'covenants:holdings.said',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await saidBy(tx, accountId, most)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId }) => {
    const said = accountId === null ? [] : await saidBy(tx, accountId, most);
    if (said.length === 0) return [];
    return [
      {
        title: word('said'),
        head: ['title', 'day', 'words'].map(word),
        rows: said.map(({ title, at, words }) => [title, shanghaiDay(at), words]),
      },
    ];
  },
};
