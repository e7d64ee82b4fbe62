import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { readCursor, toCursor } from './cursor.ts';

/** Which to-dos are asked for: those behind `after`, first by due time (none comes last), then by id. */
export interface TodosAsked {
  /** Null: all kinds. */
  readonly kind: string | null;
  readonly after: { readonly dueAt: string | null; readonly id: string } | null;
  readonly limit: number;
}

/** What a module has for somebody to do. Nothing is stored: it is read from the module's own tables by its own rights. */
export interface TodoSource {
  /** Kinds it knows: `<module>.<what>`. */
  readonly kinds: readonly string[];
  /** To-dos in order; counts by kind are wanted where `after` is null. A viewer it never has anything for costs no query. */
  of(viewer: Viewer, asked: TodosAsked): Promise<{ readonly items: readonly Todo[]; readonly counts: Readonly<Record<string, number>> }>;
}

/** To-dos of all modules. */
export interface Todos {
  add(source: TodoSource): void;
  of(
    viewer: Viewer,
    asked: { kind?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ counts: { kind: string; count: number }[]; items: Todo[]; next: string | null }>;
}

const never = '9999';
/** Negative when `a` comes first. */
const order = (a: Pick<Todo, 'dueAt' | 'id'>, b: Pick<Todo, 'dueAt' | 'id'>): number => {
  const [x, y] = [a.dueAt ?? never, b.dueAt ?? never];
  return x === y ? (a.id < b.id ? -1 : a.id === b.id ? 0 : 1) : x < y ? -1 : 1;
};

/** The page asked for of a list that is short enough to be read whole. */
export const todosOf = (all: readonly Todo[], { kind, after, limit }: TodosAsked) => ({
  items: all
    .filter((one) => (kind === null || one.kind === kind) && (after === null || order(one, after) > 0))
    .sort(order)
    .slice(0, limit),
  counts: Object.fromEntries([...Map.groupBy(all, (one) => one.kind)].map(([of, some]) => [of, some.length])),
});

/** Merges what the sources have; each is asked for a page, so that a long list of one costs what a page costs. */
export const createTodos = (): Todos => {
  const sources: TodoSource[] = [];
  return {
    add: (source) => void sources.push(source),
    of: async (viewer, { kind = null, cursor, limit }) => {
      const key = readCursor<[dueAt: string | null, id: string]>(cursor, ['moment?', 'string']);
      const after = key && { dueAt: key[0], id: key[1] };
      // counts are of all kinds whichever is shown, so that a chosen kind leaves the others in sight
      const asked = after ? sources.filter(({ kinds }) => kind === null || kinds.includes(kind)) : sources;
      const answers = await Promise.all(asked.map((source) => source.of(viewer, { kind, after, limit: limit + 1 })));
      const all = answers.flatMap(({ items }) => items).sort(order);
      const items = all.slice(0, limit);
      const last = items.at(-1);
      const counts = after ? [] : answers.flatMap((one) => Object.entries(one.counts)).filter(([, count]) => count > 0);
      return {
        counts: counts.map(([of, count]) => ({ kind: of, count })),
        items,
        next: all.length > limit && last ? toCursor([last.dueAt, last.id]) : null,
      };
    },
  };
};
