import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { holdsOfficeWithin, moveOfficesOf, movePromisesOf, officesOfPersons, promisesOfPersons } from './store/ties.ts';

/** Two appointments to the same at a time cannot stand with one person. */
const inPeace = async <T>(move: () => Promise<T>): Promise<T> => {
  try {
    return await move();
  } catch (error) {
    if (isViolation(error, 'offices_no_duplicate')) fail('persons.merge_conflict');
    throw error;
  }
};

/** Appointments hang on persons, and promises of agreements. */
export const personUses: readonly PersonUse[] = [
  {
    name: 'organisations.office',
    basis: 'duty',
    keepYears: 10,
    within: holdsOfficeWithin,
    ties: async (eye, tx, ids) =>
      (await officesOfPersons(tx, ids, eye.today)).map((f) => {
        const area = f.areaId === null ? null : eye.territory.find(f.areaId);
        return {
          personId: f.personId,
          kind: f.kind,
          word: `organisations:officeKinds.${f.kind}`,
          at: f.organisation ?? (area ? eye.territory.describe(area) : f.areaPath),
          path: f.areaPath,
          current: f.held,
          until: f.until,
        };
      }),
    move: (tx, from, to) => inPeace(() => moveOfficesOf(tx, from, to, null)),
    moveBack: async (tx, ids, from, to) => void (await inPeace(() => moveOfficesOf(tx, from, to, ids))),
  },
  {
    name: 'organisations.promise',
    basis: 'contract',
    keepYears: 5,
    ties: async (_, tx, ids) =>
      (await promisesOfPersons(tx, ids)).map(({ personId, path, partner, until }) => ({
        personId,
        kind: 'promise',
        word: 'organisations:person.promise',
        at: partner,
        path,
        current: false,
        until,
      })),
    move: (tx, from, to) => movePromisesOf(tx, from, to, null),
    moveBack: async (tx, ids, from, to) => void (await movePromisesOf(tx, from, to, ids)),
  },
];
