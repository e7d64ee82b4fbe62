import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { reason } from '../kernel/shapes.ts';
import { id, moment, page, paging } from '../kernel/values.ts';

const person = z.object({ accountId: id, name: z.string() });
const named = z.object({ id, name: z.string() });
const taken = z.object({ slot: z.string(), from: moment });

/** asked → accepted (waits for confirmation) → done; or declined, withdrawn, refused; lapsed: the shift began before it was decided. */
export const swapState = z.enum(['asked', 'accepted', 'done', 'declined', 'withdrawn', 'refused', 'lapsed']);

export const swap = z.object({
  id,
  roster: named,
  shift: taken,
  inReturn: taken.nullable().describe('what the other gives for it'),
  by: person,
  of: person,
  reason: z.string().nullable(),
  state: swapState,
  askedAt: moment,
  actions: z.array(z.enum(['accept', 'decline', 'withdraw', 'confirm', 'refuse'])),
});
export type Swap = z.infer<typeof swap>;

export const myShift = z.object({
  id,
  roster: named,
  slot: z.string(),
  from: moment,
  to: moment,
  with: z.array(person).describe('who else is on at the same time'),
  swap: z.enum(['asked', 'accepted']).nullable(),
});
export type MyShift = z.infer<typeof myShift>;

export const myDuty = endpoint({
  method: 'GET',
  path: '/api/my/duty',
  access: 'session',
  summary: 'The viewer’s own shifts, running and to come, swaps that wait, notes to be read when taking over, and whom to call',
  response: z.object({
    shifts: z.array(myShift),
    swaps: z.array(swap),
    desk: z
      .array(z.object({ roster: named, slot: z.string(), person, until: moment, telephone: z.string().nullable().describe('of the desk') }))
      .describe(
        'who is on duty now where the viewer works and above, nearest first; of areas, and of the own organisations; the viewer left out',
      ),
    notes: z.array(z.object({ id, roster: named, text: z.string(), author: person, writtenAt: moment })),
  }),
});

export const listSwaps = endpoint({
  method: 'GET',
  path: '/api/rosters/:rosterId/swaps',
  access: 'session',
  summary: 'Swaps of a roster, newest first',
  params: z.object({ rosterId: id }),
  query: z.object(paging),
  response: page(swap),
  errors: ['rosters.roster_not_found'],
});

export const askSwap = endpoint({
  method: 'POST',
  path: '/api/shifts/:shiftId/swaps',
  access: 'session',
  status: 201,
  summary: 'Ask a colleague to take an own shift, for one of the colleague’s or for nothing',
  params: z.object({ shiftId: id }),
  body: z.object({ id, of: id, inReturn: id.nullable(), reason: reason.nullable() }),
  response: swap,
  errors: ['rosters.shift_not_found', 'rosters.shift_begun', 'rosters.swap_open', 'rosters.swap_unfit'],
});

export const decideSwap = endpoint({
  method: 'POST',
  path: '/api/swaps/:swapId/decide',
  access: 'session',
  summary: 'Accept or decline what was asked, withdraw it, or – for whoever manages the roster – confirm or refuse it',
  params: z.object({ swapId: id }),
  body: z.object({ id, decision: z.enum(['accept', 'decline', 'withdraw', 'confirm', 'refuse']) }),
  response: swap,
  errors: ['rosters.swap_not_found', 'rosters.swap_over', 'rosters.shift_begun', 'rosters.overlap', 'rosters.rest_short'],
});
