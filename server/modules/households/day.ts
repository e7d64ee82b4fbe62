import type { DayItem } from '#contract/field/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { DaySection } from '#modules/field/index.ts';
import type { Context } from './context.ts';
import { type MineEye, mineRows, openMineEye, presentMine } from './queries/mine.ts';

/** Households somebody looks after that are due on a day or before. */
export const contactDay = (context: Context): DaySection<MineEye | null> => ({
  section: 'households',
  before: async (viewer, day) => (viewer.anonymous || day < shanghaiDay(context.kernel.clock.now()) ? null : openMineEye(context, viewer)),
  load: async (tx, _, day, eye) => {
    if (!eye) return [];
    const mine = await presentMine(eye, tx, await mineRows(eye, tx));
    return mine
      .filter(({ dueOn }) => dueOn <= day)
      .map(
        ({ id, address, area, point, late }): DayItem => ({
          id,
          kind: 'households.contact',
          title: address,
          detail: null,
          area,
          point,
          from: null,
          until: null,
          minutes: 15,
          urgent: false,
          link: `/my-households/${id}`,
          state: late ? 'late' : 'due',
        }),
      );
  },
});
