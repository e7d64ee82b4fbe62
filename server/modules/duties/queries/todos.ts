import { pathOfCode } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { managedCodes } from '../policy.ts';
import { dutiesById } from '../store/duties.ts';
import { placesIn } from '../store/holders.ts';
import { thanksIn } from '../thanks/store.ts';
import { owed, soonOf } from './duties.ts';

/** To-dos of a kind shown at most. */
const most = 200;

/** Claims to confirm, reports that are owed, terms that end soon. Nobody is named; one's own claim is for somebody else. */
export const dutyTodos = (context: Context): TodoSource => ({
  kinds: ['duties.confirm', 'duties.report', 'duties.ending', 'duties.thanks'],
  of: async (viewer, asked) => {
    const codes = managedCodes(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const self = await tiedPerson(tx, viewer.accountId);
      const claimed = (await placesIn(tx, codes, 'claimed', most)).filter(({ personId }) => personId !== self);
      const soon = soonOf(eye);
      const ending = (await placesIn(tx, codes, 'active', most)).filter(({ untilOn }) => untilOn !== null && untilOn <= soon);
      const late = (await owed(eye, tx, codes)).filter(({ due }) => due < eye.today).slice(0, most);
      const thanks = [...(await thanksIn(tx, codes, 'waiting', null, most)), ...(await thanksIn(tx, codes, 'reported', null, most))];
      const duties = await dutiesById(tx, [...new Set([...claimed, ...ending].map(({ dutyId }) => dutyId))]);
      const todo = (kind: string, h: { id: string; dutyId: string; areaCode: string }, title: string, on: string | null): Todo => {
        const area = eye.snapshot.findByPath(pathOfCode(h.areaCode));
        return {
          kind,
          id: h.id,
          title,
          area: area && eye.snapshot.describe(area),
          dueAt: on === null ? null : `${on}T15:59:59.000Z`,
          light: 'none',
          data: { duty: h.dutyId },
        };
      };
      return todosOf(
        [
          ...claimed.map((h) => todo('duties.confirm', h, duties.get(h.dutyId)?.title ?? '', null)),
          ...late.map(({ h, d, due }) => todo('duties.report', h, d.title, due)),
          ...ending.map((h) => todo('duties.ending', h, duties.get(h.dutyId)?.title ?? '', h.untilOn)),
          ...thanks.map((t) => todo('duties.thanks', { ...t, dutyId: t.id }, t.title, null)),
        ],
        asked,
      );
    });
  },
});
