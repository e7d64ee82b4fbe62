import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, Held } from '#modules/persons/index.ts';
import { never } from './domain/lots.ts';
import type { Points } from './points.ts';
import { presentLines } from './queries/statement.ts';
import { ownActs } from './rules/store/objections.ts';
import { statementLines } from './store/statement.ts';

const word = (key: string): string => wordOf('zh-CN', `points.holdings.${key}`);
/** Lines of one kind that a copy has at most: a workbook holds no more. */
const most = 50_000;

/** What acts of somebody earned, and every entry of their points. Kept: the ledger is never changed. */
export const pointsHolder = ({ what, rules }: Pick<Points, 'what' | 'rules'>): DataHolder => ({
  word: 'points:holdings.acts',
  count: async (tx, { person }) =>
    person === null
      ? 0
      : (await ownActs(tx, person.id, null, null, most)).length +
        (await statementLines(tx, { type: 'person', id: person.id }, most, null)).length,
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { person }) => {
    if (person === null) return [];
    const acts = await ownActs(tx, person.id, null, null, most);
    const lines = await presentLines({ what }, tx, await statementLines(tx, { type: 'person', id: person.id }, most, null));
    const sheets: Held[] = [
      {
        title: word('acts'),
        head: ['day', 'act', 'quantity', 'points', 'state'].map(word),
        rows: acts.map((one) => {
          const act = rules.acts.find(one.act);
          return [one.onDay, act ? wordOf('zh-CN', act.words) : one.act, one.quantity, one.points, word(`states.${one.state}`)];
        }),
      },
      {
        title: word('entries'),
        head: ['day', 'entry', 'points', 'state', 'lastDay'].map(word),
        rows: lines.map((one) => [
          shanghaiDay(new Date(one.at)),
          one.title.zh,
          one.points,
          word(`states.${one.state}`),
          one.lastDay === never ? null : one.lastDay,
        ]),
      },
    ];
    return sheets.filter(({ rows }) => rows.length > 0);
  },
});
