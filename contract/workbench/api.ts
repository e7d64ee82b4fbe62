import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { moment, paging, searched } from '../kernel/values.ts';

/** What pages need beyond words, such as the version that an action names. */
const data = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Something this account has to do now. */
export const todo = z.object({
  kind: z.string().describe('what is to be done: `<module>.<what>`'),
  id: z.string().describe('of its subject'),
  title: z.string().nullable().describe('null where the words of the kind say all'),
  area: z.string().nullable(),
  dueAt: moment.nullable(),
  light: z.enum(['green', 'yellow', 'red', 'none']),
  data,
});
export type Todo = z.infer<typeof todo>;

export const listTodos = endpoint({
  method: 'GET',
  path: '/api/todos',
  access: 'session',
  summary: 'What the viewer has to do now, from every module, by due time; what has no due time comes last',
  query: z.object({ kind: z.string().max(60).optional(), ...paging }),
  response: z.object({
    counts: z
      .array(z.object({ kind: z.string(), count: z.number().int() }))
      .describe('of all kinds, those with none left out; empty on later pages'),
    items: z.array(todo),
    next: z.string().nullable(),
  }),
});

/** Something found by words. */
export const finding = z.object({ id: z.string(), title: z.string(), note: z.string().nullable(), data });
export type Finding = z.infer<typeof finding>;

export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  access: 'session',
  summary: 'What the viewer may see of cases, areas, organisations, people … that fits the words, at most five of each kind',
  query: z.object({ q: searched(100).min(1) }),
  response: z.object({ groups: z.array(z.object({ kind: z.string(), items: z.array(finding).min(1) })) }),
});
