import { accessOf } from '#kernel/db.ts';
import type { TodoSource } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { managedAreas, mayDecideRequests } from '../policy.ts';
import { countOpenRequests, openRequests } from '../store/requests.ts';
import { openEye } from './eye.ts';
import { doubtsPage } from './file.ts';

const request = 'persons.request';
const doubt = 'persons.doubt';
const nothing: Readonly<Record<string, number>> = {};
/** Doubts looked at for the workbench; the page has all. */
const mostDoubts = 100;

/** Requests to decide, by the day on which they must be answered; records that may be one person, without one. */
export const personTodos = (context: Context): TodoSource => ({
  kinds: [request, doubt],
  of: async (viewer, { kind, after, limit }) => {
    if (managedAreas(viewer).length === 0) return { items: [], counts: nothing };
    const eye = await openEye(context, viewer);
    const decides = mayDecideRequests(viewer, eye.territory.root.path);
    const at = context.kernel.clock.now();
    const wanted = (one: string) => kind === null || kind === one;
    const { rows, open } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
      rows: decides && wanted(request) && after?.dueAt !== null ? await openRequests(tx, after && [after.dueAt, after.id], limit) : [],
      open: decides && !after ? await countOpenRequests(tx) : 0,
    }));
    const doubts = (await doubtsPage(context, viewer, { limit: mostDoubts })).items.map(({ first, second }) => ({
      kind: doubt,
      id: `${first.id}.${second.id}`,
      title: first.name,
      area: first.ties[0]?.at ?? second.ties[0]?.at ?? null,
      dueAt: null,
      light: 'none' as const,
      data: {},
    }));
    return {
      items: [
        ...rows.map((r) => ({
          kind: request,
          id: r.id,
          title: r.name,
          area: null,
          dueAt: r.dueAt.toISOString(),
          light: r.dueAt < at ? ('red' as const) : ('green' as const),
          data: { kind: r.kind },
        })),
        ...(wanted(doubt)
          ? doubts.filter(({ id }) => !after || after.dueAt !== null || id > after.id).toSorted((a, b) => (a.id < b.id ? -1 : 1))
          : []),
      ].slice(0, limit),
      counts: { [request]: open, [doubt]: doubts.length },
    };
  },
});
