import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Day, DayItem } from '#contract/field/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import type { Context } from '../field.ts';

const never = '9999';
/** What is done last, what presses first, then by due time. */
const rank = ({ state, urgent, until, kind, id }: DayItem): string =>
  [state === 'done' ? 1 : 0, state === 'late' || urgent ? 0 : 1, until ?? never, kind, id].join(' ');

/** What somebody does on a day, from every module that has something for them, as of now. */
export const dayOf = async ({ kernel, sections }: Context, viewer: Viewer, asked: string | undefined): Promise<Day> => {
  const at = kernel.clock.now();
  const day = asked ?? shanghaiDay(at);
  const befores = await Promise.all(sections.map(({ before }) => before?.(viewer, day)));
  const items = await kernel.db.read(accessOf(viewer), async (tx) => {
    const all: DayItem[] = [];
    for (const [n, { load }] of sections.entries()) all.push(...(await load(tx, viewer, day, befores[n])));
    return all;
  });
  const ranked = items.map((item) => [rank(item), item] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { day, at: at.toISOString(), items: ranked.map(([, item]) => item) };
};
