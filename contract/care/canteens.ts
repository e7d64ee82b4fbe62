import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { line, reason } from '../kernel/shapes.ts';
import { day, id, label, moment, page, paging, searched } from '../kernel/values.ts';
import { someone } from '../persons/persons.ts';
import { careClassSet, meals, payers } from './kinds.ts';
import { canteenTiers } from './tiers.ts';

const meal = z.enum(meals);
const fen = z.number().int();
const careClass = kindCode(careClassSet);
const ofCanteen = z.object({ canteenId: id });
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ examples: ['2026-10'] });
const area = z.object({ code: z.string(), name: z.string() });

/** Sums of meals in fen; what was refunded is in none of them. */
export const mealSums = z.object({
  meals: z.number().int(),
  price: fen,
  own: fen,
  city: fen,
  district: fen,
  town: fen,
  other: fen,
});
export type MealSums = z.infer<typeof mealSums>;

export const listCanteens = endpoint({
  method: 'GET',
  path: '/api/canteens',
  access: 'public',
  summary: 'Community canteens with what a meal costs whom, and who bears the rest',
  response: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        area: z.string(),
        path: z.string().nullable().describe('address of its public page, with map and opening hours'),
        tiers: canteenTiers.nullable().describe('null: nothing is published yet'),
      }),
    ),
  }),
});

/** What the viewer pays at a canteen, and why. */
export const myPrice = z.object({
  canteen: z.object({ id, name: z.string() }),
  tier: label.nullable().describe('null: the whole price'),
  meals: z.array(z.object({ meal, price: fen, own: fen })),
});
export const getMyMeals = endpoint({
  method: 'GET',
  path: '/api/my/meals',
  access: 'session',
  summary: 'The viewer’s card: what they pay where and why, and what they have eaten',
  response: z.object({
    card: z.object({ number: z.string(), since: day }).nullable(),
    prices: z.array(myPrice),
    eaten: z.array(z.object({ id, day, meal, canteen: z.string(), tier: label.nullable(), price: fen, own: fen, refunded: z.boolean() })),
  }),
});

/** A card as whoever gives it out sees it. */
export const diner = z.object({
  id,
  cardNo: z.string(),
  name: z.string(),
  age: z.number().int(),
  home: area.nullable().describe('null: lives outside'),
  by: area,
  local: z.boolean(),
  classes: z.array(careClass),
  since: day,
});
export type Diner = z.infer<typeof diner>;
const cardNo = line.max(20).regex(/^[A-Za-z0-9]{4,20}$/);
const ofDiner = z.object({ dinerId: id });

export const listDiners = endpoint({
  method: 'GET',
  path: '/api/care/diners',
  access: 'session',
  summary: 'Cards given out in an area and below, by area',
  query: z.object({
    area: line.max(20).optional(),
    q: searched(20).optional().describe('card number or beginning of the name'),
    ...paging,
  }),
  response: page(diner),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const addDiner = endpoint({
  method: 'POST',
  path: '/api/care/diners',
  access: 'session',
  status: 201,
  summary: 'Gives out a card to somebody who consents; one person, one card',
  body: z.object({
    id,
    person: someone,
    cardNo: cardNo.nullable().default(null).describe('null: the platform makes one'),
    areaCode: line.max(20).describe('the area that gives it out'),
    homeCode: line.max(20).nullable().describe('where the person lives; null: outside'),
    born: day,
    local: z.boolean(),
    classes: z.array(careClass).max(10).default([]),
    consent: z.object({ on: day, how: line.min(2).max(100) }),
  }),
  response: diner,
  errors: [
    'care.diner_known',
    'care.card_taken',
    'care.consent_days',
    'platform.kind_unknown',
    'persons.person_not_found',
    'persons.person_phone_taken',
    'territory.area_not_found',
    'session.forbidden',
  ],
});
export const changeDiner = endpoint({
  method: 'POST',
  path: '/api/care/diners/:dinerId',
  access: 'session',
  summary: 'Changes what a tier rests on, or the number after a card was lost; meals that were eaten stay as they are',
  params: ofDiner,
  body: z.object({ id, cardNo, homeCode: line.max(20).nullable(), local: z.boolean(), classes: z.array(careClass).max(10) }),
  response: diner,
  errors: ['care.diner_not_found', 'care.card_taken', 'platform.kind_unknown', 'territory.area_not_found', 'session.forbidden'],
});
export const endDiner = endpoint({
  method: 'POST',
  path: '/api/care/diners/:dinerId/end',
  access: 'session',
  summary: 'Ends a card; the meals stay in the sheets, and nobody can tell any more whose they were',
  params: ofDiner,
  body: z.object({ id }),
  response: z.object({ ok: z.literal(true) }),
  errors: ['care.diner_not_found', 'session.forbidden'],
});

/** A meal on the sheet of a till. */
export const tillMeal = z.object({
  id,
  name: z.string(),
  meal,
  tier: label.nullable(),
  price: fen,
  own: fen,
  at: moment,
  refunded: z.boolean(),
});
export type TillMeal = z.infer<typeof tillMeal>;
/** A day of a canteen. */
export const tillDay = z.object({
  canteen: z.object({ id, name: z.string() }),
  day,
  closedAt: moment.nullable(),
  sums: mealSums,
  refunded: z.number().int(),
  last: z.array(tillMeal).describe('the last 50'),
});
export type TillDay = z.infer<typeof tillDay>;

const tillErrors = ['care.canteen_not_found', 'session.forbidden'] as const;
export const listTills = endpoint({
  method: 'GET',
  path: '/api/care/tills',
  access: 'session',
  summary: 'Canteens at whose till the viewer works',
  response: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        meals: z.array(z.object({ meal, price: fen, from: z.string(), to: z.string() })).describe('none: no prices are published'),
        order: z.object({ days: z.number().int(), until: z.string() }).nullable(),
      }),
    ),
  }),
  errors: ['session.forbidden'],
});
export const findAtTill = endpoint({
  method: 'POST',
  path: '/api/care/tills/:canteenId/finds',
  access: 'session',
  summary: 'Cards by number, by the last four digits of the phone or by the name: name and tier, what each meal costs, nothing else',
  params: ofCanteen,
  body: z.object({ q: searched(20).min(2) }),
  response: z.object({
    items: z.array(
      z.object({
        dinerId: id,
        name: z.string(),
        cardNo: z.string(),
        tier: label.nullable(),
        meals: z.array(
          z.object({
            meal,
            price: fen,
            own: fen,
            eaten: z.boolean(),
            ordered: z.boolean().nullable().describe('null: nobody orders here'),
          }),
        ),
      }),
    ),
  }),
  errors: [...tillErrors, 'care.tiers_missing'],
});
export const takeMeal = endpoint({
  method: 'POST',
  path: '/api/care/tills/:canteenId/meals',
  access: 'session',
  status: 201,
  summary: 'Enters a meal: once each a day, wherever',
  params: ofCanteen,
  body: z.object({ id, dinerId: id, meal }),
  response: tillMeal,
  errors: [
    ...tillErrors,
    'care.tiers_missing',
    'care.diner_not_found',
    'care.meal_unknown',
    'care.meal_taken',
    'care.day_closed',
    'care.order_missing',
  ],
});
export const refundMeal = endpoint({
  method: 'POST',
  path: '/api/care/tills/:canteenId/meals/:mealId/refund',
  access: 'session',
  summary: 'Takes a meal back on the same day, once, with every share',
  params: ofCanteen.extend({ mealId: id }),
  body: z.object({ id, reason }),
  response: tillMeal,
  errors: [...tillErrors, 'care.meal_not_found', 'care.meal_refunded', 'care.refund_day', 'care.day_closed'],
});
export const orderMeal = endpoint({
  method: 'POST',
  path: '/api/care/tills/:canteenId/orders',
  access: 'session',
  summary: 'Orders a meal ahead, or takes the order back, where a canteen cooks by orders',
  params: ofCanteen,
  body: z.object({ id, dinerId: id, day, meal, ordered: z.boolean() }),
  response: z.object({ day, meal, orders: z.number().int().describe('of all for that meal') }),
  errors: [...tillErrors, 'care.tiers_missing', 'care.diner_not_found', 'care.meal_unknown', 'care.order_late'],
});
export const getTillDay = endpoint({
  method: 'GET',
  path: '/api/care/tills/:canteenId/days/:day',
  access: 'session',
  summary: 'The sheet of a day: meals, what guests paid, what each payer owes',
  params: ofCanteen.extend({ day }),
  response: tillDay,
  errors: [...tillErrors],
});
export const closeTillDay = endpoint({
  method: 'POST',
  path: '/api/care/tills/:canteenId/days/:day/close',
  access: 'session',
  summary: 'Closes a day: nothing is entered or taken back any more',
  params: ofCanteen.extend({ day }),
  body: z.object({ id }),
  response: tillDay,
  errors: [...tillErrors, 'care.day_closed', 'care.days_reversed'],
});

const settled = { month, area: line.max(20).optional() };
export const getSettlement = endpoint({
  method: 'GET',
  path: '/api/care/settlement',
  access: 'session',
  summary: 'Meals of a month by canteen, and what each payer owes; no name',
  query: z.object(settled),
  response: z.object({
    area,
    sums: mealSums,
    items: z.array(
      mealSums.extend({
        canteen: z.object({ id, name: z.string() }),
        days: z.number().int(),
        open: z.number().int().describe('days that nobody has closed'),
        refunded: z.number().int(),
        tiers: z.string().nullable().describe('title of the prices in force; null: none are published'),
        own: fen,
        hasOwn: z.boolean().describe('prices of its own, not those of the jurisdiction'),
      }),
    ),
    maySetTiers: z.boolean(),
  }),
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const settlementSheet = fileEndpoint({
  method: 'GET',
  path: '/api/care/settlement/sheet',
  access: 'session',
  summary: 'The settlement of a month with one payer as a workbook: by canteen, day, meal and tier',
  query: z.object({ ...settled, payer: z.enum(payers) }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
