import { accessOf } from '#kernel/db.ts';
import type { TodoSource } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { managedAreas } from '../policy.ts';
import { countDue, pageOfAgreements } from '../store/agreements.ts';
import { ownReach } from './agreements.ts';
import { eyeOf } from './eye.ts';

const kind = 'organisations.agreement';
/** An agreement holds to the end of its last day in Shanghai. */
const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Agreements about to end, ended or with overdue promises, for those who look after them. */
export const agreementTodos = (context: Context): TodoSource => ({
  kinds: [kind],
  of: async (viewer, asked) => {
    if (managedAreas(viewer).length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const filter = { today: eye.today, ...ownReach(viewer), states: null, q: null, due: true };
    const shown = (asked.kind === null || asked.kind === kind) && asked.after?.dueAt !== null;
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const rows = shown ? await pageOfAgreements(tx, filter, asked.after && lastOf(asked.after), asked.limit) : [];
      const { agreements } = asked.after ? { agreements: 0 } : await countDue(tx, filter);
      return {
        items: rows.map((row) => {
          const area = eye.territory.findByPath(row.areaPath);
          return {
            kind,
            id: row.id,
            title: row.title,
            area: area ? eye.territory.describe(area) : null,
            dueAt: endOf(row.validTo),
            light: row.state === 'expired' ? ('red' as const) : ('yellow' as const),
            data: {},
          };
        }),
        counts: { [kind]: agreements },
      };
    });
  },
});

/** The agreement behind which those begin that come after a to-do of any kind. */
const lastOf = ({ dueAt, id }: { dueAt: string | null; id: string }): readonly [string, string] => {
  const day = new Date(Date.parse(dueAt ?? '') + 8 * 3_600_000).toISOString().slice(0, 10);
  if (dueAt === endOf(day)) return [day, id];
  // within the day, before its end: all of that day are still to come
  return [day, '00000000-0000-0000-0000-000000000000'];
};
