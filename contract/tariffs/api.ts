import { z } from 'zod';
import { limits, states } from '../cases/states.ts';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line, text } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id, leavable, moment, page, paging } from '../kernel/values.ts';
import { companySteps, mostAreas, slots, stands, trades } from './values.ts';

const count = z.number().int();
const fen = count.min(1).max(10_000_000);
const named = z.object({ id, name: z.string() });
const areaNamed = z.object({ code: z.string(), name: z.string() });
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** The market beside a price, as `marketOf` tells it. */
export const market = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), n: count, least: count }),
  z.object({ kind: z.literal('old'), n: count, last: day }),
  z.object({ kind: z.literal('known'), n: count, fen: count, first: day, last: day }),
]);

/** A service of a price list, as everybody reads it. */
export const listedTariff = z.object({
  id,
  company: named,
  trade: z.enum(trades),
  name: z.string(),
  unit: z.string().describe('for what the price is: 次, 台, 小时'),
  includes: z.string().describe('what is included in the price, and what is not'),
  areas: z.array(areaNamed).describe('where it is offered, there and below'),
  price: z.object({ fen: count, from: day }).nullable().describe('that counts today; null: it begins later'),
  next: z.object({ fen: count, from: day }).nullable().describe('announced: whoever books before pays the price of today'),
  market,
  offMarket: count.nullable().describe('per cent below (−) or above the market; null: not known'),
  rated: count.describe('bookings of the last twelve months of which somebody said how they were'),
  satisfied: count.describe('of them with an answer that they are satisfied'),
});
export type ListedTariff = z.infer<typeof listedTariff>;

export const tariffDetail = listedTariff.extend({
  capacity: count.describe('bookings at one time'),
  ended: z.boolean(),
  version: count,
  prices: z.array(z.object({ id, fen: count, from: day, setAt: moment, withdrawn: z.boolean() })).describe('newest first'),
  quotes: z.array(
    z.object({
      id,
      fen: count,
      source: z.string(),
      day,
      by: z.string().describe('the office, not the person'),
      withdrawn: z.string().nullable().describe('why it does not count'),
      old: z.boolean().describe('asked too long ago to count'),
    }),
  ),
  can: z.array(z.enum(['change', 'quote'])),
});
export type TariffDetail = z.infer<typeof tariffDetail>;

const filters = {
  trade: z.enum(trades).optional(),
  company: id.optional(),
  area: line.max(20).optional().describe('code: what is offered there'),
};
export const listTariffs = endpoint({
  method: 'GET',
  path: '/api/tariffs',
  access: 'public',
  summary: 'Price lists of city-service companies beside the market, by kind and name',
  query: z.object({ ...filters, ...paging }),
  response: page(listedTariff).extend({
    companies: z.array(named).describe('that have a price list'),
    own: z.array(named).describe('companies whose list the viewer keeps'),
    surveys: z.boolean().describe('whether the viewer may note what others ask'),
    raiseDays: count,
  }),
  errors: ['territory.area_not_found'],
});
const ofItem = z.object({ itemId: id });
export const getTariff = endpoint({
  method: 'GET',
  path: '/api/tariffs/:itemId',
  access: 'public',
  summary: 'A service with all its prices and what others asked',
  params: ofItem,
  response: tariffDetail,
  errors: ['tariffs.not_found'],
});
export const getTariffTimes = endpoint({
  method: 'GET',
  path: '/api/tariffs/:itemId/times',
  access: 'public',
  summary: 'Times that can be booked in the next days',
  params: ofItem,
  response: z.object({ days: z.array(z.object({ day, slots: z.array(z.object({ slot: z.enum(slots), left: count })) })) }),
  errors: ['tariffs.not_found'],
});

const item = {
  trade: z.enum(trades),
  name: line.min(2).max(40),
  unit: line.min(1).max(10),
  includes: text.min(2).max(500),
  areas: z.array(line.max(20)).min(1).max(mostAreas).describe('codes'),
  capacity: count.min(1).max(50),
};
export const addTariff = endpoint({
  method: 'POST',
  path: '/api/tariffs',
  access: 'session',
  status: 201,
  summary: 'A company puts a service on its price list; its first price counts from the day given',
  body: z.object({ id, company: id, ...item, fen, from: day }),
  response: tariffDetail,
  errors: ['session.forbidden', 'tariffs.no_company', 'tariffs.name_taken', 'tariffs.area_wrong', 'tariffs.price_past'],
});
export const changeTariff = endpoint({
  method: 'PUT',
  path: '/api/tariffs/:itemId',
  access: 'session',
  summary: 'A company changes what it says of a service, or takes it off its list; bookings that were made stay',
  params: ofItem,
  body: z.object({ id, version: count, ...item, ended: z.boolean() }),
  response: tariffDetail,
  errors: ['session.forbidden', 'tariffs.not_found', 'tariffs.outdated', 'tariffs.name_taken', 'tariffs.area_wrong'],
});
export const priceTariff = endpoint({
  method: 'POST',
  path: '/api/tariffs/:itemId/prices',
  access: 'session',
  summary:
    'Sets a price from a day on: a lower one from today at the earliest, a higher one some days ahead; it replaces what was announced',
  params: ofItem,
  body: z.object({ id, fen, from: day }),
  response: tariffDetail,
  errors: ['session.forbidden', 'tariffs.not_found', 'tariffs.ended', 'tariffs.price_past', 'tariffs.raise_too_soon', 'tariffs.price_same'],
});
export const quoteTariff = endpoint({
  method: 'POST',
  path: '/api/tariffs/:itemId/quotes',
  access: 'session',
  summary: 'Notes what somebody else asks for the same, with source and day',
  params: ofItem,
  body: z.object({ id, fen, source: line.min(2).max(60), day }),
  response: tariffDetail,
  errors: ['session.forbidden', 'tariffs.not_found', 'tariffs.ended', 'tariffs.own_quote', 'tariffs.quote_day'],
});
export const withdrawQuote = endpoint({
  method: 'POST',
  path: '/api/tariff-quotes/:quoteId/withdrawal',
  access: 'session',
  summary: 'What was noted wrongly counts no more; it stays to be read, with why',
  params: z.object({ quoteId: id }),
  body: z.object({ id, why: line.min(2).max(100) }),
  response: tariffDetail,
  errors: ['session.forbidden', 'tariffs.quote_not_found', 'tariffs.own_quote', 'tariffs.quote_withdrawn'],
});

/** A booking, for whoever booked, the company and the community; whom and where stands in its case. */
export const tariffBooking = z.object({
  id: id.describe('of its case'),
  number: z.string(),
  itemId: id,
  name: z.string(),
  unit: z.string(),
  company: named,
  area: areaNamed,
  day,
  slot: z.enum(slots),
  fen: count.describe('as it is agreed'),
  bookedFen: count.describe('as it was booked'),
  ask: z
    .object({ fen: count, why: z.string(), at: moment })
    .nullable()
    .describe('another price, which counts with the consent of whoever booked'),
  state: z.enum(states),
  stand: z.enum(stands),
  dueAt: moment.nullable(),
  satisfied: z.boolean().nullable().describe('what whoever booked said; null: nothing'),
  complaint: id.nullable().describe('the case of a complaint about it'),
  steps: z.array(z.enum(companySteps)).describe('what the viewer may do for the company'),
  can: z.array(z.enum(['consent', 'cancel', 'rate', 'complain'])).describe('what the viewer may do as whoever booked'),
});
export type TariffBooking = z.infer<typeof tariffBooking>;

export const bookTariff = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings',
  access: 'session',
  status: 201,
  summary: 'Books a service at the price that is shown; opens a case with the company. What is paid is paid there, not here',
  body: z.object(
    leavable({
      id,
      itemId: id,
      fen: fen.describe('as it was shown'),
      day,
      slot: z.enum(slots),
      areaCode: line.max(20),
      placeText: line.min(2).max(limits.placeMax).describe('building and door; the company reads it, each look is kept'),
      note: text.max(300).nullable(),
    }),
  ),
  response: tariffBooking,
  errors: [
    'tariffs.sign_in_first',
    'tariffs.not_found',
    'tariffs.ended',
    'tariffs.no_price',
    'tariffs.price_changed',
    'tariffs.day_wrong',
    'tariffs.slot_full',
    'tariffs.not_there',
    'territory.area_not_found',
    'case.type_unknown',
  ],
});
export const myTariffBookings = endpoint({
  method: 'GET',
  path: '/api/my-tariff-bookings',
  access: 'session',
  summary: 'What the viewer booked, newest first',
  response: z.object({ items: z.array(tariffBooking), rateDays: count }),
});
const bookingFilters = {
  stand: z.enum(stands).optional(),
  company: id.optional(),
  area: line.max(20).optional().describe('code: there and below'),
};
export const listTariffBookings = endpoint({
  method: 'GET',
  path: '/api/tariff-bookings',
  access: 'session',
  summary: 'Bookings of the viewer’s companies and areas: those that wait by day, those that are over newest first',
  query: z.object({ ...bookingFilters, ...paging }),
  response: page(tariffBooking),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
const ofBooking = z.object({ bookingId: id });
export const stepTariffBooking = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings/:bookingId/steps',
  access: 'session',
  summary: 'The company confirms, is on its way, asks for another price, has done it, or refuses',
  params: ofBooking,
  body: z.object(leavable({ id, what: z.enum(companySteps), words: text.max(300).nullable(), fen: fen.nullable() })),
  response: tariffBooking,
  errors: [
    'session.forbidden',
    'tariffs.booking_not_found',
    'tariffs.step_over',
    'tariffs.words_needed',
    'tariffs.fen_needed',
    'tariffs.fen_same',
    'tariffs.consent_waits',
    'case.action_not_allowed',
  ],
});
export const contactOfTariffBooking = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings/:bookingId/contact',
  access: 'session',
  summary: 'Whom and where to serve, for the company while the booking is open; each look is kept with the case',
  params: ofBooking,
  body: z.object({ id }),
  response: z.object({ name: z.string(), phone: z.string().nullable(), place: z.string(), note: z.string() }),
  errors: ['session.forbidden', 'tariffs.booking_not_found', 'tariffs.step_over'],
});
export const consentTariffPrice = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings/:bookingId/consent',
  access: 'session',
  summary: 'Whoever booked agrees to another price, or does not: then what was booked counts',
  params: ofBooking,
  body: z.object({ id, agree: z.boolean(), fen: fen.describe('the price that was asked, as it was shown') }),
  response: tariffBooking,
  errors: ['tariffs.booking_not_found', 'tariffs.nothing_asked', 'tariffs.price_changed'],
});
export const cancelTariffBooking = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings/:bookingId/cancel',
  access: 'session',
  summary: 'Whoever booked takes it back, until it is done',
  params: ofBooking,
  body: z.object(leavable({ id, reason: line.max(200).nullable() })),
  response: tariffBooking,
  errors: ['tariffs.booking_not_found', 'tariffs.step_over'],
});
export const complainOfTariffBooking = endpoint({
  method: 'POST',
  path: '/api/tariff-bookings/:bookingId/complaint',
  access: 'session',
  summary: 'Complains of what was asked or done; opens a case of its own at the desk of the community, once',
  params: ofBooking,
  body: z.object({ id, text: text.min(limits.textMin).max(500) }),
  response: tariffBooking,
  errors: ['tariffs.booking_not_found', 'tariffs.complain_later', 'tariffs.complained', 'case.text_too_short', 'case.type_unknown'],
});

/** A company over some months. */
export const companyFigures = z.object({
  company: named,
  items: count,
  below: count.describe('services below the market'),
  above: count.describe('services at or above it'),
  unknown: count.describe('services without a market price that counts'),
  booked: count.describe('bookings that were made in the month'),
  done: count,
  off: count.describe('that came to nothing'),
  raised: count.describe('of which the company asked for a higher price'),
  complaints: count,
  rated: count,
  satisfied: count,
});
export type CompanyFigures = z.infer<typeof companyFigures>;
export const getTariffOverview = endpoint({
  method: 'GET',
  path: '/api/tariff-overview',
  access: 'session',
  summary: 'Prices beside the market, bookings of a month and what was said of them, by company; bookings by month',
  query: z.object({ month: month.optional(), area: line.max(20).optional() }),
  response: z.object({
    month,
    items: z.array(companyFigures),
    months: z.array(z.object({ month, booked: count, done: count })).describe('twelve, up to that month'),
  }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});

export const exportTariffs = fileEndpoint({
  method: 'GET',
  path: '/api/tariffs-sheet',
  access: 'session',
  summary: 'Workbook of price lists; filled in, its rows are imported',
  query: z.object(filters),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const tariffImport = z.object({
  dryRun: z.boolean(),
  added: count,
  repriced: count.describe('rows that set another price'),
  changed: count.describe('rows that change something else'),
  same: count,
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type TariffImport = z.infer<typeof tariffImport>;
export const importTariffs = fileEndpoint({
  method: 'POST',
  path: '/api/tariffs-import',
  access: 'session',
  summary: 'Puts what a workbook names on the price list of a company, all of it or nothing',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false), company: id }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: tariffImport,
  errors: ['session.forbidden', 'tariffs.no_company', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});
