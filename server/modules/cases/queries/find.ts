import type { SearchSource } from '#kernel/search.ts';
import type { Cases } from '../cases.ts';
import { mayUseDesk } from '../policy.ts';
import { casesInSight } from './list-cases.ts';

/** Cases by number or text, as the desk shows them. Digits behind stars find nothing here: that would be a look, and looks are logged on the desk. */
export const findCases = (cases: Cases): SearchSource => ({
  kind: 'cases.case',
  of: async (viewer, words, most) =>
    mayUseDesk(viewer)
      ? (await casesInSight(cases, viewer, words, most)).map(({ id, title, number, area, state }) => ({
          id,
          title,
          note: `${number} · ${area.name}`,
          data: { state },
        }))
      : [],
});
