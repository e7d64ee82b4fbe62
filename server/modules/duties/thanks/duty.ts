import { findDuty } from '../store/duties.ts';
import { holdersOf } from '../store/holders.ts';
import type { ThankedSource } from './subjects.ts';

/** Those who have a duty, whose title stands in public anyway. */
export const thankedDuty: ThankedSource = {
  what: 'duties.duty',
  of: async (tx, _, dutyId) => {
    const d = await findDuty(tx, dutyId);
    if (!d) return null;
    const people = (await holdersOf(tx, dutyId)).filter(({ state }) => state === 'active').map(({ personId }) => personId);
    return { title: d.title, areaPath: d.areaPath, people };
  },
};
