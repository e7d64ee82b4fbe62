import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line, reason, telephone, text } from '../kernel/shapes.ts';
import { day, done, id, moment, page, paging } from '../kernel/values.ts';

export * from './sheets.ts';
export * from './swaps.ts';

/** On which days a slot is covered: all, working days, days off (weekends and public holidays), some days of the week or of the month. */
export const slotDays = z.enum(['all', 'workdays', 'restdays', 'weekdays', 'monthdays']);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A part of the day that a roster covers. */
export const slot = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9]{1,12}$/)
    .describe('names it within the roster; shifts stay with it when it changes'),
  name: line.min(1).max(20),
  days: slotDays,
  on: z.array(z.number().int().min(0).max(31)).max(31).describe('weekdays, 0 for Monday, or days of the month; else empty'),
  from: clock.describe('Shanghai time'),
  to: clock.describe('not after `from`: on the next day'),
  people: z.number().int().min(1).max(20),
  turn: z.array(id).max(60).describe('accounts that take turns'),
});
export type Slot = z.infer<typeof slot>;

export const person = z.object({ accountId: id, name: z.string() });
export type DutyPerson = z.infer<typeof person>;

const named = z.object({ id, name: z.string() });
const span = z.object({ from: moment, to: moment });

/** Somebody on duty. */
export const onDuty = z.object({ roster: named, slot: z.string(), person, ...span.shape });
export type OnDuty = z.infer<typeof onDuty>;

export const rosterRow = z.object({
  id,
  name: z.string(),
  organisation: named.nullable(),
  area: z.object({ id, name: z.string() }),
  slots: z.array(slot),
  confirms: z.boolean().describe('a swap waits for somebody who manages the roster'),
  telephone: z.string().nullable().describe('of the desk that is on duty'),
  now: z.array(z.object({ person, slot: z.string(), until: moment })).describe('who is on duty'),
  gapOn: day.nullable().describe('first day, of those looked ahead, on which a shift has too few people'),
  version: z.number().int(),
  ended: z.boolean(),
  actions: z.array(z.enum(['manage'])),
});
export type RosterRow = z.infer<typeof rosterRow>;

export const shift = z.object({ id, person, swap: z.enum(['asked', 'accepted']).nullable().describe('it is asked away') });
export const slotOfDay = z.object({
  key: z.string(),
  name: z.string(),
  ...span.shape,
  people: z.number().int(),
  missing: z.number().int(),
  shifts: z.array(shift),
});
export const rosterDay = z.object({
  day,
  workday: z.boolean(),
  holiday: z.object({ zh: z.string(), en: z.string() }).nullable(),
  slots: z.array(slotOfDay),
});
export type RosterDay = z.infer<typeof rosterDay>;

export const roster = rosterRow.extend({
  days: z.array(rosterDay),
  people: z.array(person).describe('who can be put on duty'),
  arrangedUntil: day.describe('last day whose holidays are arranged'),
});
export type Roster = z.infer<typeof roster>;

export const rosterFacts = {
  name: line.min(2).max(40),
  organisationId: id.nullable(),
  areaId: id,
  slots: z.array(slot).min(1).max(12),
  confirms: z.boolean(),
  telephone: telephone.nullable().optional().describe('of the desk that is on duty; left out it stays as it is'),
};
const ofRoster = z.object({ rosterId: id });
const days = { from: day, to: day };
const shownDays = z.object({ from: day.optional(), to: day.optional() });

export const listRosters = endpoint({
  method: 'GET',
  path: '/api/rosters',
  access: 'session',
  summary: 'Rosters in use, by name, with who is on duty now',
  query: z.object({
    ...paging,
    area: line.max(20).optional().describe('code: this area and all below'),
    organisation: id.optional(),
    gaps: z.stringbool().default(false).describe('only those with a gap ahead'),
  }),
  response: page(rosterRow),
  errors: ['territory.area_not_found'],
});

export const getRoster = endpoint({
  method: 'GET',
  path: '/api/rosters/:rosterId',
  access: 'session',
  summary: 'A roster with its days: who is on when, and what nobody covers. Two weeks from today unless asked otherwise, at most 62 days',
  params: ofRoster,
  query: shownDays,
  response: roster,
  errors: ['rosters.roster_not_found', 'rosters.days_reversed', 'rosters.span_long'],
});

const changing = ['rosters.slots_twice', 'rosters.person_unfit', 'organisations.organisation_not_found', 'territory.area_not_found'];

export const createRoster = endpoint({
  method: 'POST',
  path: '/api/rosters',
  access: 'session',
  status: 201,
  largestBody: 128 * 1024,
  summary: 'Make a roster for an organisation or for those who work in an area',
  body: z.object({ id, ...rosterFacts }),
  response: roster,
  errors: changing,
});

export const changeRoster = endpoint({
  method: 'PUT',
  path: '/api/rosters/:rosterId',
  access: 'session',
  largestBody: 128 * 1024,
  summary: 'Change name, slots or rules of a roster. Shifts that were assigned keep their hours',
  params: ofRoster,
  body: z.object({ id, ...rosterFacts, version: z.number().int() }),
  response: roster,
  errors: ['rosters.roster_not_found', 'rosters.roster_changed', 'rosters.roster_ended', ...changing],
});

export const endRoster = endpoint({
  method: 'POST',
  path: '/api/rosters/:rosterId/end',
  access: 'session',
  summary: 'End a roster: shifts that have not begun are taken off',
  params: ofRoster,
  body: z.object({ id, version: z.number().int(), reason }),
  response: roster,
  errors: ['rosters.roster_not_found', 'rosters.roster_changed', 'rosters.roster_ended'],
});

export const fillRoster = endpoint({
  method: 'POST',
  path: '/api/rosters/:rosterId/fill',
  access: 'session',
  summary: 'Let those whose turn it is take every shift that is open between two days; whoever is on duty elsewhere then is passed over',
  params: ofRoster,
  body: z.object({ id, ...days }),
  response: roster.extend({ added: z.number().int() }),
  errors: [
    'rosters.roster_not_found',
    'rosters.roster_ended',
    'rosters.days_reversed',
    'rosters.span_long',
    'rosters.nobody_in_turn',
    'rosters.overlap',
    'rosters.rest_short',
  ],
});

export const assignShift = endpoint({
  method: 'POST',
  path: '/api/rosters/:rosterId/shifts',
  access: 'session',
  status: 201,
  summary: 'Put somebody on duty',
  params: ofRoster,
  body: z.object({ id, slot: slot.shape.key, day, accountId: id }),
  response: roster,
  errors: [
    'rosters.roster_not_found',
    'rosters.roster_ended',
    'rosters.slot_unknown',
    'rosters.not_that_day',
    'rosters.slot_full',
    'rosters.person_unfit',
    'rosters.overlap',
    'rosters.rest_short',
  ],
});

export const removeShift = endpoint({
  method: 'POST',
  path: '/api/shifts/:shiftId/remove',
  access: 'session',
  summary: 'Take somebody off duty again, before it has begun',
  params: z.object({ shiftId: id }),
  body: z.object({ id }),
  response: roster,
  errors: ['rosters.shift_not_found', 'rosters.shift_begun'],
});

export const listOnDuty = endpoint({
  method: 'GET',
  path: '/api/duty',
  access: 'session',
  summary: 'Who is on duty now, or at another moment',
  query: z.object({
    at: moment.optional(),
    area: line.max(20).optional().describe('code: this area and all below'),
    organisation: id.optional(),
  }),
  response: z.object({ at: moment, items: z.array(onDuty) }),
  errors: ['territory.area_not_found'],
});

export const handover = z.object({
  id,
  text: z.string(),
  author: person,
  writtenAt: moment,
  read: z.object({ by: person, at: moment }).nullable(),
});
export type Handover = z.infer<typeof handover>;

export const listHandovers = endpoint({
  method: 'GET',
  path: '/api/rosters/:rosterId/handovers',
  access: 'session',
  summary: 'Hand-over notes of a roster, newest first',
  params: ofRoster,
  query: z.object(paging),
  response: page(handover),
  errors: ['rosters.roster_not_found'],
});

export const writeHandover = endpoint({
  method: 'POST',
  path: '/api/rosters/:rosterId/handovers',
  access: 'session',
  status: 201,
  summary: 'Leave a note for whoever takes over; for those on duty, and for whoever manages the roster',
  params: ofRoster,
  body: z.object({ id, text: text.min(2).max(1000) }),
  response: handover,
  errors: ['rosters.roster_not_found', 'rosters.not_on_duty'],
});

export const readHandover = endpoint({
  method: 'POST',
  path: '/api/handovers/:handoverId/read',
  access: 'session',
  summary: 'Sign for a note: who takes over has read it. A second signature changes nothing',
  params: z.object({ handoverId: id }),
  body: z.object({ id }),
  response: done,
  errors: ['rosters.handover_not_found', 'rosters.not_on_duty'],
});
