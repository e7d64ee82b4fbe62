import type { PersonUse } from '#modules/persons/index.ts';
import { callsOf, moveCalls, moveCallsBack } from './store/callers.ts';

/**
 * Known persons for whom reports were written down. One tie however many, without the number of a case: that somebody called is theirs to tell, so it
 * makes nobody found and gives nobody a right.
 */
export const callerUse: PersonUse = {
  name: 'cases.caller',
  basis: 'duty',
  keepYears: 1,
  ties: async (_, tx, ids) =>
    (await callsOf(tx, ids)).map(({ personId, open, until }) => ({
      personId,
      kind: 'caller',
      word: 'persons:uses.cases.caller.one',
      at: '',
      path: null,
      current: open,
      until: open ? null : until,
    })),
  move: moveCalls,
  moveBack: moveCallsBack,
};
