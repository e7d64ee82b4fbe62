import type { Points } from '#modules/points/index.ts';
import type { Reward } from './hours.ts';
import { areaAt } from './store/ground.ts';
import { findVolunteer } from './store/volunteers.ts';

export const hoursAct = 'volunteers.hours';

/** Hours earn points by the rules of the jurisdiction; nobody else pays them. What a correction takes back is taken back once, what it leaves earns anew. */
export const pointsFor = (points: Points): Reward => {
  points.acts.add({ act: hoursAct, unit: 'minutes', words: 'volunteers.earns.hours' });
  points.classes.add({
    class: 'volunteer',
    of: async (tx, personId, on) => {
      const found = await findVolunteer(tx, personId);
      return found !== null && found.since <= on && (found.endedOn === null || found.endedOn >= on);
    },
  });
  return {
    earn: async (tx, h, id) => {
      const areaId = await areaAt(tx, h.areaPath);
      if (h.personId === null || areaId === null) return;
      await points.earn(tx, {
        ...{ act: hoursAct, kind: null, person: h.personId, areaId, quantity: h.minutes, on: h.day },
        source: { what: hoursAct, id },
        approvedBy: h.confirmedBy ?? h.certifiedBy,
        facts: { hours: h.id, from: h.what },
      });
    },
    unearn: async (tx, _, id, reason) => void (await points.unearn(tx, { what: hoursAct, id }, { reason })),
  };
};
