import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Documents } from '../documents.ts';
import { mayMake, maySign, reachOf } from '../policy.ts';
import { pageOfDocuments, signaturesOf } from '../store/documents.ts';

const kind = 'documents.sign';
/** More documents than these wait for nobody at once; the rest are in the list. */
const most = 200;

/** Documents with a party this viewer may have signed. */
export const documentTodos = ({ kernel }: Documents): TodoSource => ({
  kinds: [kind],
  of: async (viewer, asked) => {
    const reach = reachOf(viewer);
    if (reach.areas.length + reach.organisations.length === 0) return { items: [], counts: {} };
    const waiting = await kernel.db.read(accessOf(viewer), async (tx) => {
      const rows = await pageOfDocuments(tx, reach, { states: ['to_sign'], before: null, limit: most });
      const signed = await signaturesOf(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.filter((d) => {
        const before = { ...d, makes: mayMake(viewer, d.areaPath) };
        return d.parties.some(
          (_, i) => maySign(viewer, before, i) && !signed.some(({ documentId, party }) => documentId === d.id && party === i),
        );
      });
    });
    return todosOf(
      waiting.map(({ id, title, number }) => ({
        kind,
        id,
        title: `${title} ${number}`,
        area: null,
        dueAt: null,
        light: 'none' as const,
        data: {},
      })),
      asked,
    );
  },
});
