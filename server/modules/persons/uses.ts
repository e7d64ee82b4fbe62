import type { PersonUse } from './context.ts';
import { endedRegisters, endRegister } from './store/records.ts';
import { areasOfPersons } from './store/search.ts';

/** The community's own register: whom an area looks after. Nothing moves in a merge: the kept record's area counts. */
export const registerUse: PersonUse = {
  name: 'persons.register',
  basis: 'consent',
  keepYears: 1,
  end: endRegister,
  ties: async ({ territory }, tx, ids) => {
    const standing = (await areasOfPersons(tx, ids)).map(({ id, areaPath }) => ({ personId: id, areaPath, until: null }));
    return [...standing, ...(await endedRegisters(tx, ids))].map(({ personId, areaPath, until }) => {
      const area = territory.findByPath(areaPath);
      return {
        personId,
        kind: 'register',
        word: 'persons:uses.persons.register.one',
        at: area ? territory.describe(area) : areaPath,
        path: areaPath,
        current: until === null,
        until,
      };
    });
  },
  move: async () => [],
  moveBack: async () => undefined,
};
