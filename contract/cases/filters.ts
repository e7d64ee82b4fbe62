import { z } from 'zod';
import { id, list, moment, searched } from '../kernel/values.ts';
import { states } from './lifecycle.ts';

/** Ready-made views of the desk. `todo`: cases in which this viewer may act next; `due_soon`: due within four working hours from now. */
export const queues = ['todo', 'open', 'due_soon', 'overdue', 'supervised', 'unhappy', 'all'] as const;

/** What narrows the cases of a desk. */
export const deskFilters = {
  queue: z.enum(queues).default('open'),
  state: list(z.enum(states)),
  area: z.string().max(20).optional().describe('area code: there and below'),
  category: z.string().max(20).optional().describe('category code: it and its children'),
  organisation: id.optional().describe('handling organisation'),
  q: searched(100)
    .optional()
    .describe(
      'any run of characters in the text, the place in words or the case number; of several all must stand there. Digits behind stars are found by those who may reveal them, and such a find is logged like a look',
    ),
  from: moment.optional(),
  to: moment.optional(),
};
