import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { hoursHeld, moveAll, tiesOf } from './store/ties.ts';

/** Volunteers are persons: whoever manages volunteers of an area manages them as persons too. */
export const volunteerUse: PersonUse = {
  name: 'volunteers.volunteer',
  basis: 'consent',
  keepYears: 2,
  ties: async ({ territory }, tx, ids) =>
    (await tiesOf(tx, ids)).map(({ personId, areaPath, endedOn }) => {
      const area = territory.findByPath(areaPath);
      return {
        personId,
        kind: 'volunteer',
        word: 'volunteers-console:uses.volunteer',
        at: area ? territory.describe(area) : areaPath,
        path: areaPath,
        current: endedOn === null,
        until: endedOn,
      };
    }),
  move: moveAll,
  // hours that were counted together stay together: whose they are is decided anew by hand
  moveBack: async () => undefined,
};

const word = (key: string): string => wordOf('zh-CN', `volunteers-console.holdings.${key}`);
/** Hours of somebody, as their own copy tells them. Kept for the certificates that rest on them. */
export const hoursHolder: DataHolder = {
  word: 'volunteers-console:holdings.hours',
  count: async (tx, { person }) => (person === null ? 0 : (await hoursHeld(tx, person.id)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { person }) => {
    const held = person === null ? [] : await hoursHeld(tx, person.id);
    if (held.length === 0) return [];
    const rows = held.map((h) => [h.day, h.title, h.minutes, wordOf('zh-CN', `volunteers.states.${h.state}`), h.contested]);
    return [{ title: word('hours'), head: ['day', 'title', 'minutes', 'state', 'contested'].map(word), rows }];
  },
};
