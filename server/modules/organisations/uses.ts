import type { PersonUse } from '#modules/persons/index.ts';
import { holdsOfficeWithin, officesOfPersons, promisesOfPersons } from './store/ties.ts';

/** Appointments hang on persons, and promises of agreements. */
export const personUses: readonly PersonUse[] = [
  {
    name: 'organisations.office',
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
        };
      }),
  },
  {
    name: 'organisations.promise',
    ties: async (_, tx, ids) =>
      (await promisesOfPersons(tx, ids)).map(({ personId, path, partner }) => ({
        personId,
        kind: 'promise',
        word: 'organisations:person.promise',
        at: partner,
        path,
        current: false,
      })),
  },
];
