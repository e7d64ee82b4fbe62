import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { issuings } from './values.ts';

const common = { permission: 'settings.configure', action: 'settings.orders' } as const;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** How orders are issued unless the desk says otherwise: anybody may claim (抢单), one organisation is told to (派单), or teams of volunteers one after the other. */
export const issuing = defineSetting({
  key: 'orders.issuing',
  schema: z.enum(issuings),
  default: 'claim',
  words: 'orders-console.issuing',
  ...common,
});
/** Hours after which what an organisation was told to do and has not accepted is open to everybody. */
export const acceptHours = defineSetting({ key: 'orders.accept_hours', schema: whole(1, 240), default: 24, ...common });
/** Teams of volunteers that are offered an order one after the other, the nearest first, for so many hours each, before everybody may take it on. */
export const teamTurns = defineSetting({ key: 'orders.team_turns', schema: whole(1, 10), default: 3, ...common });
/** Orders and wishes one person may have taken on at a time. */
export const openMost = defineSetting({ key: 'orders.open_most', schema: whole(1, 20), default: 2, ...common });
/** Whether somebody may take on what one of their own household asked for. */
export const ownHousehold = defineSetting({ key: 'orders.own_household', schema: z.boolean(), default: false, ...common });
/** Times an order may come back before the desk looks at it again. */
export const backMost = defineSetting({ key: 'orders.back_most', schema: whole(1, 10), default: 3, ...common });
/** Days for whoever asked to say how it was; silence is no praise. */
export const rateDays = defineSetting({ key: 'orders.rate_days', schema: whole(1, 60), default: 7, ...common });
/** Days an order or a wish is listed. */
export const listedDays = defineSetting({ key: 'orders.listed_days', schema: whole(1, 180), default: 30, ...common });
/** Fen that what somebody wishes for may cost. */
export const wishMost = defineSetting({ key: 'orders.wish_most', schema: whole(100, 1_000_000), default: 30_000, ...common });
/** Kinds for some groups alone, each as `<kind>:<group>`; a kind that is not named is for everybody. */
export const limitedKinds = defineSetting({
  key: 'orders.limited_kinds',
  schema: z.array(z.string().max(60)).max(60),
  default: [],
  choices: true,
  ...common,
});
