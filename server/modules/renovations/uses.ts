import { shanghaiDay } from '#contract/kernel/day.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { endSupervisions, moveSupervisor, moveSupervisorBack, supervisionsOf } from './store/works.ts';

/** Residents who supervise works, named because they agreed. It gives nobody a right over them. */
export const supervisorUse: PersonUse = {
  name: 'renovations.supervisor',
  basis: 'consent',
  keepYears: 1,
  end: endSupervisions,
  ties: async ({ territory }, tx, ids) =>
    (await supervisionsOf(tx, ids)).map(({ personId, title, areaPath, leftAt }) => {
      const area = territory.findByPath(areaPath);
      return {
        personId,
        kind: 'supervisor',
        word: 'persons:uses.renovations.supervisor.one',
        at: area ? territory.describe(area) : title,
        path: null,
        current: leftAt === null,
        until: leftAt === null ? null : shanghaiDay(leftAt),
      };
    }),
  move: moveSupervisor,
  moveBack: moveSupervisorBack,
};
