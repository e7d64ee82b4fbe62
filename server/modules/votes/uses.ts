import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { heldOf, holderTies, moveHolders, moveRoll, rollTies, type VoteTie } from './store/persons.ts';

/** Being due in a vote, and voting for others: nobody's page of a person shows either. */
export const personUses: readonly PersonUse[] = (
  [
    ['due', rollTies, moveRoll],
    ['holder', holderTies, moveHolders],
  ] as const
).map(([kind, tiesOf, move]) => ({
  name: `votes.${kind}`,
  basis: 'duty',
  // ballots and rolls are kept as long as their papers (practice: ten years)
  keepYears: 10,
  discreet: true,
  ties: async ({ territory }, tx, ids) =>
    (await tiesOf(tx, ids)).map((one: VoteTie) => ({
      personId: one.personId,
      kind,
      word: `persons:uses.votes.${kind}.one`,
      at: `${territory.describe(territory.findByPath(one.areaPath) ?? territory.root)} ${one.title}`,
      path: null,
      current: !one.over,
      until: one.until,
    })),
  move: (tx, from, to) => move(tx, from, to, null),
  moveBack: async (tx, ids, from, to) => void (await move(tx, from, to, ids)),
}));

const word = (key: string): string => wordOf('zh-CN', `votes.holdings.${key}`);

/** What somebody gets of their votes: in which they are due and whether their ballot is in. Rolls and ballots stay: others rest on the count. */
export const voteHolder: DataHolder = {
  word: 'votes:holdings.votes',
  count: async (tx, { accountId, person }) => (await heldOf(tx, accountId, person?.id ?? null)).length,
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId, person }) => {
    const held = await heldOf(tx, accountId, person?.id ?? null);
    if (held.length === 0) return [];
    return [
      {
        title: word('votes'),
        head: ['title', 'key', 'until', 'cast'].map(word),
        rows: held.map((one) => [one.title, one.key, one.until, one.way === null ? '—' : wordOf('zh-CN', `votes-own.ways.${one.way}`)]),
      },
    ];
  },
};
