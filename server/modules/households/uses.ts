import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { hangsWithin, headshipsOf, membershipsOf, moveRows, moveRowsBack } from './store/people.ts';

/** Rows of one table that hang on persons, and move with them. */
const moving = (table: 'household_members' | 'building_heads', key: string): Pick<PersonUse, 'move' | 'moveBack' | 'within'> => ({
  within: hangsWithin(table),
  move: async (tx, from, to) => {
    try {
      return await moveRows(tx, table, from, to);
    } catch (error) {
      if (isViolation(error, key)) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: (tx, ids, from, to) => moveRowsBack(tx, table, ids, from, to),
});

/** Membership of households hangs on persons, and the post of a head of a building. */
export const personUses: readonly PersonUse[] = [
  {
    name: 'households.member',
    basis: 'duty',
    keepYears: 3,
    ...moving('household_members', 'household_members_once'),
    ties: async (_, tx, ids) => (await membershipsOf(tx, ids)).map((tie) => ({ ...tie, kind: 'member', word: 'households:ties.member' })),
  },
  {
    name: 'households.head',
    basis: 'duty',
    keepYears: 10,
    ...moving('building_heads', 'building_heads_once'),
    ties: async ({ today }, tx, ids) =>
      (await headshipsOf(tx, ids, today)).map((tie) => ({ ...tie, kind: 'head', word: 'households:ties.head' })),
  },
];
