import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { countReportsOf, readReportsOf } from './store/own-data.ts';

/** What somebody reported, also by phone or at the counter. Files of cases are archives: they stay, without showing who reported once the account is erased. */
export const reportHolder: DataHolder = {
  word: 'cases-console:holdings.reports',
  count: (tx, { accountId, person }) => countReportsOf(tx, accountId, person?.id ?? null),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId, person }) => {
    const word = (key: string) => wordOf('zh-CN', `cases-console.holdings.${key}`);
    return [
      {
        title: word('reports'),
        head: ['number', 'at', 'state', 'text', 'place'].map(word),
        rows: (await readReportsOf(tx, accountId, person?.id ?? null)).map((r) => [
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
