import type { PersonUse } from './context.ts';
import { areasOfPersons } from './store/search.ts';

/** The community's own register: whom an area looks after. Nothing moves in a merge: the kept record's area counts. */
export const registerUse: PersonUse = {
  name: 'persons.register',
  basis: 'consent',
  keepYears: 1,
  ties: async (eye, tx, ids) =>
    (await areasOfPersons(tx, ids)).map(({ id, areaId, areaPath }) => {
      const area = eye.territory.find(areaId);
      return {
        personId: id,
        kind: 'register',
        word: 'persons:uses.persons.register.one',
        at: area ? eye.territory.describe(area) : areaPath,
        path: areaPath,
        current: true,
        until: null,
      };
    }),
  move: async () => [],
  moveBack: async () => undefined,
};
