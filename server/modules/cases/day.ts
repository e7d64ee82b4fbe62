import { naturalAct } from '#contract/cases/lifecycle.ts';
import type { DayItem } from '#contract/field/api.ts';
import { mostOfSection } from '#contract/field/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { DaySection } from '#modules/field/index.ts';
import type { Cases } from './cases.ts';
import { mayUseDesk } from './policy.ts';
import { filtersOf } from './queries/list-cases.ts';
import { lookups, presentRow } from './queries/present-case.ts';
import { listCases } from './store/lists.ts';

/** Cases whose next act is the viewer's, today and on days to come; what was to do on a day gone by nobody keeps. */
export const caseDay = (
  cases: Cases,
): DaySection<readonly [Awaited<ReturnType<typeof lookups>>, Awaited<ReturnType<typeof filtersOf>>] | null> => ({
  section: 'cases',
  before: async (viewer, day) =>
    mayUseDesk(viewer) && day >= shanghaiDay(cases.kernel.clock.now())
      ? Promise.all([lookups(cases, viewer.jurisdictionId), filtersOf(cases, viewer, { queue: 'todo' })])
      : null,
  load: async (tx, viewer, _, before) => {
    if (!before) return [];
    const [words, filters] = before;
    const rows = await listCases(tx, filters, { sort: 'due', after: null, limit: mostOfSection });
    return rows.map((record): DayItem => {
      const { id, state, title, category, area, point, dueAt, light, supervised } = presentRow(words, viewer, record, undefined);
      return {
        id,
        kind: `cases.${naturalAct[state]}`,
        title,
        detail: category?.name ?? null,
        area: area.name,
        point,
        from: null,
        until: dueAt,
        minutes: null,
        urgent: supervised,
        link: `/cases/${id}`,
        state: light === 'red' ? 'late' : 'due',
      };
    });
  },
});
