import { z } from 'zod';
import { endpoint, fileEndpoint } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging, searched } from '../kernel/values.ts';
import { weekHours } from '../places/places.ts';
import { datedRules, roomRules } from './rules.ts';
import { mostDays, roomKinds } from './values.ts';

const kind = z.enum(roomKinds);
const ofRoom = z.object({ roomId: id });
const placeNamed = z.object({ id, name: z.string(), address: z.string().nullable(), area: z.string() });

/** A span of a day: free, taken, over, or not to be booked yet or any more. */
export const slotState = z.enum(['free', 'taken', 'closed', 'past', 'late', 'early']);
export const roomSlot = z.object({
  from: moment,
  to: moment.describe('the shortest booking that begins then'),
  until: moment.describe('the longest one that fits; as `to` where it cannot be longer'),
  state: slotState,
});
export type RoomSlot = z.infer<typeof roomSlot>;
export const roomDay = z.object({
  day,
  open: z.boolean().describe('the place is open and hours are known'),
  opensAt: moment.nullable().describe('when the day can be booked first, where that is to come'),
  free: z.number().int(),
  slots: z.array(roomSlot),
});
export type RoomDay = z.infer<typeof roomDay>;

export const room = z.object({
  id,
  name: z.string(),
  kind,
  capacity: z.number().int(),
  place: placeNamed,
  note: z.string().nullable(),
  closed: z.boolean(),
});
export type Room = z.infer<typeof room>;

/** A room as those see it who look for one. */
export const foundRoom = room.extend({
  fee: roomRules.shape.fee,
  deposit: roomRules.shape.deposit,
  approval: z.boolean(),
  who: roomRules.shape.who,
  free: z.number().int().describe('times of that day that are free'),
  next: z.object({ from: moment, to: moment }).nullable().describe('the first of them'),
  hoursKnown: z.boolean(),
});
export type FoundRoom = z.infer<typeof foundRoom>;

export const roomDetail = room.extend({
  rules: datedRules.describe('in force today'),
  coming: datedRules.nullable().describe('rules that hold from a later day'),
  hours: weekHours.describe('in which it can be booked; null: nobody has told them'),
  hoursSince: day.nullable().describe('the day on which the hours were told last; null where that is not known'),
  phone: z.string().nullable().describe('of the place'),
  days: z.array(roomDay),
  version: z.number().int(),
  actions: z.array(z.enum(['manage'])),
});
export type RoomDetail = z.infer<typeof roomDetail>;

export const findRooms = endpoint({
  method: 'GET',
  path: '/api/bookings/rooms',
  access: 'public',
  summary: 'Rooms that can be booked, for everybody: by area, people and words, with what is free on a day; at most 100',
  query: z.object({
    area: line.max(20).optional().describe('code: there and below'),
    day: day.optional().describe('today when absent'),
    people: z.coerce.number().int().min(1).max(5000).optional().describe('for so many'),
    kind: list(kind),
    q: searched(40).optional().describe('in the name of room or place'),
  }),
  response: z.object({ day, items: z.array(foundRoom), more: z.number().int().describe('how many there are besides') }),
  errors: ['territory.area_not_found'],
});

export const getRoom = endpoint({
  method: 'GET',
  path: '/api/bookings/rooms/:roomId',
  access: 'public',
  summary: 'A room with its rules and what is free in the days from one on; nobody is named',
  params: ofRoom,
  query: z.object({ from: day.optional(), days: z.coerce.number().int().min(1).max(mostDays).default(7) }),
  response: roomDetail,
  errors: ['bookings.room_not_found'],
});

const facts = {
  name: line.min(1).max(40),
  kind,
  capacity: z.number().int().min(1).max(5000),
  note: text.max(300).nullable(),
};
export const managedRoom = room.extend({ version: z.number().int(), rules: datedRules, openPath: z.string().describe('of its screen') });
export type ManagedRoom = z.infer<typeof managedRoom>;

export const listRooms = endpoint({
  method: 'GET',
  path: '/api/bookings/managed-rooms',
  access: 'session',
  summary: 'Rooms of the places the viewer looks after, by place and name',
  query: z.object({ ...paging, closed: z.stringbool().default(false).describe('also those that are not booked any more') }),
  response: page(managedRoom).extend({ mayManage: z.boolean() }),
  errors: ['session.forbidden'],
});

export const createRoom = endpoint({
  method: 'POST',
  path: '/api/bookings/rooms',
  access: 'session',
  status: 201,
  summary: 'Let a room of a place be booked, by these rules',
  body: z.object({ id, placeId: id, ...facts, rules: roomRules }),
  response: managedRoom,
  errors: ['places.place_not_found', 'session.forbidden'],
});

export const changeRoom = endpoint({
  method: 'PUT',
  path: '/api/bookings/rooms/:roomId',
  access: 'session',
  summary: 'Change what is said of a room',
  params: ofRoom,
  body: z.object({ id, version: z.number().int(), ...facts }),
  response: managedRoom,
  errors: ['bookings.room_not_found', 'bookings.room_changed', 'session.forbidden'],
});

export const closeRoom = endpoint({
  method: 'POST',
  path: '/api/bookings/rooms/:roomId/close',
  access: 'session',
  summary: 'Let a room be booked no more, or again; what is booked stands',
  params: ofRoom,
  body: z.object({ id, version: z.number().int(), closed: z.boolean() }),
  response: managedRoom,
  errors: ['bookings.room_not_found', 'bookings.room_changed', 'session.forbidden'],
});

export const setRules = endpoint({
  method: 'PUT',
  path: '/api/bookings/rooms/:roomId/rules',
  access: 'session',
  summary: 'Rules of a room from a day on; what was booked before keeps what was said when it was booked',
  params: ofRoom,
  body: z.object({ id, ...datedRules.shape }),
  response: managedRoom,
  errors: ['bookings.room_not_found', 'bookings.rules_past', 'session.forbidden'],
});

export const renewRoomCode = endpoint({
  method: 'POST',
  path: '/api/bookings/rooms/:roomId/code',
  access: 'session',
  summary: 'Give a room a new code; the one on its door and its screen no longer work',
  params: ofRoom,
  body: z.object({ id }),
  response: managedRoom,
  errors: ['bookings.room_not_found', 'session.forbidden'],
});

/** What the screen at the door shows: no name, no purpose. */
export const openRoom = z.object({
  name: z.string(),
  place: z.string(),
  at: moment,
  state: z.enum(['free', 'taken', 'closed']),
  until: moment.nullable().describe('how long that lasts, today'),
  today: z.array(z.object({ from: moment, to: moment, closed: z.boolean() })),
  signIn: z.boolean().describe('who has booked signs in here'),
});
export type OpenRoom = z.infer<typeof openRoom>;
export const getOpenRoom = endpoint({
  method: 'GET',
  path: '/api/open/rooms/:code',
  access: 'public',
  summary: 'When a room is taken today, for its screen: <jurisdiction code>-<token>',
  params: z.object({ code: z.string().max(60) }),
  response: openRoom,
  errors: ['bookings.code_unknown'],
});

export const calendarFile = fileEndpoint({
  method: 'GET',
  path: '/api/open/calendars/:token',
  access: 'public',
  summary: 'An iCalendar feed of a room, without names, or of what one person has booked; its address is secret and can be taken back',
  params: z.object({ token: z.string().max(300) }),
  gives: 'text/calendar',
  errors: ['bookings.feed_unknown'],
});

const feed = z.object({ url: z.string().nullable().describe('null: there is none') });
export const getFeed = endpoint({
  method: 'GET',
  path: '/api/bookings/feed',
  access: 'session',
  summary: 'The address of one’s own calendar feed, or that of a room one manages',
  query: z.object({ room: id.optional() }),
  response: feed,
  errors: ['bookings.room_not_found'],
});
export const setFeed = endpoint({
  method: 'POST',
  path: '/api/bookings/feed',
  access: 'session',
  summary: 'Make such an address, a new one each time, or take it back: the one before leads nowhere from then on',
  body: z.object({ id, roomId: id.nullable(), on: z.boolean() }),
  response: feed,
  errors: ['bookings.room_not_found', 'session.forbidden'],
});
