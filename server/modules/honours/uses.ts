import { shanghaiDay } from '#contract/kernel/day.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { objectedBy } from './store/candidates.ts';
import { clash, moveHonours, tiesOf } from './store/persons.ts';

/** Being nominated for an honour, and having been appraised: in office, so that others can look it up. */
export const honourUse: PersonUse = {
  name: 'honours.candidate',
  basis: 'duty',
  keepYears: 5,
  ties: async ({ today, territory }, tx, ids) =>
    (await tiesOf(tx, ids)).map(({ personId, kind, at, areaPath, until }) => ({
      personId,
      kind,
      word: `persons:uses.honours.${kind}.one`,
      at: `${territory.describe(territory.findByPath(areaPath) ?? territory.root)} ${at}`,
      path: null,
      current: until === null || until >= today,
      until,
    })),
  move: async (tx, from, to) => {
    if (await clash(tx, from, to)) fail('persons.merge_conflict');
    return moveHonours(tx, from, to, null);
  },
  moveBack: async (tx, ids, from, to) => void (await moveHonours(tx, from, to, ids)),
};

const most = 1_000;
const word = (key: string): string => wordOf('zh-CN', `honours.holdings.${key}`);
/** What somebody said by name against candidates. It stays: what was decided rests on it. */
export const objectionHolder: DataHolder = {
  word: 'honours:holdings.objections',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await objectedBy(tx, accountId, most)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId }) => {
    const said = accountId === null ? [] : await objectedBy(tx, accountId, most);
    if (said.length === 0) return [];
    return [
      {
        title: word('objections'),
        head: ['title', 'day', 'words'].map(word),
        rows: said.map(({ title, at, words }) => [title, shanghaiDay(at), words]),
      },
    ];
  },
};
