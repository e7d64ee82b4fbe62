import { pathOfCode } from '#contract/territory/levels.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { memberTies, memberWithin, moveMembers, moveMembersBack } from './store/bodies.ts';

/** Seats in bodies hang on persons. */
export const memberUse: PersonUse = {
  name: 'meetings.member',
  basis: 'duty',
  keepYears: 10,
  within: memberWithin,
  ties: async ({ today }, tx, ids) =>
    (await memberTies(tx, ids)).map(({ personId, name, areaCode, untilOn, ended }) => ({
      personId,
      kind: 'member',
      word: 'meetings:ties.member',
      at: name,
      path: pathOfCode(areaCode),
      current: !ended && (untilOn === null || untilOn >= today),
      until: untilOn,
    })),
  move: async (tx, from, to) => {
    try {
      return await moveMembers(tx, from, to);
    } catch (error) {
      if (isViolation(error, 'meeting_members_once') || isViolation(error, 'meeting_seats_once')) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: moveMembersBack,
};
