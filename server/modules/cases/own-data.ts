import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { countReportsOf, readReportsOf } from './store/own-data.ts';

/** What somebody reported. Files of cases are archives: they stay, without showing who reported once the account is erased. */
export const reportHolder: DataHolder = {
  word: 'cases-console:holdings.reports',
  count: (tx, { accountId }) => (accountId === null ? Promise.resolve(0) : countReportsOf(tx, accountId)),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId }) => {
    if (accountId === null) return [];
    const word = (key: string) => wordOf('zh-CN', `cases-console.holdings.${key}`);
    return [
      {
        title: word('reports'),
        head: ['number', 'at', 'state', 'text', 'place'].map(word),
        rows: (await readReportsOf(tx, accountId)).map((r) => [
          r.number,
          r.at.toISOString(),
          wordOf('zh-CN', `cases.states.${r.state}`),
          r.text,
          r.placeText,
        ]),
      },
    ];
  },
};
