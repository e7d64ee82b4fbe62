import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { moveTies, ownsWithin, tiesOfPersons } from './store/ties.ts';

const inPeace = async <T>(move: () => Promise<T>): Promise<T> => {
  try {
    return await move();
  } catch (error) {
    if (isViolation(error, 'owner_holders_person')) fail('persons.merge_conflict');
    throw error;
  }
};

/** Owners of a register are persons; the register is kept by law, and by name. */
export const ownerUse: PersonUse = {
  name: 'assemblies.owner',
  basis: 'duty',
  keepYears: 10,
  within: ownsWithin,
  ties: async ({ territory }, tx, ids) =>
    (await tiesOfPersons(tx, ids)).map(({ personId, estate, areaPath, current, until }) => {
      const area = territory.findByPath(areaPath);
      return {
        personId,
        kind: 'owner',
        word: 'persons:uses.assemblies.owner.one',
        at: area ? `${estate}（${territory.describe(area)}）` : estate,
        path: areaPath,
        current,
        until: current ? null : until,
      };
    }),
  move: (tx, from, to) => inPeace(() => moveTies(tx, from, to, null)),
  moveBack: async (tx, ids, from, to) => void (await inPeace(() => moveTies(tx, from, to, ids))),
};
