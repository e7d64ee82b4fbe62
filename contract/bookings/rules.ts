import { z } from 'zod';
import { line } from '../kernel/shapes.ts';
import { day } from '../kernel/values.ts';
import { weekHours } from '../places/places.ts';
import { bookers } from './values.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const minutes = (least: number, most: number) => z.number().int().min(least).max(most);
const times = z.number().int().min(1).max(200).nullable();
/** How often somebody may book a room within a day, a week from Monday, a month; null: as often as it is free. */
const limits = z.strictObject({ day: times, week: times, month: times });
export const fen = z.number().int().min(0).max(10_000_000);

/** How a room is booked. Dated: the rules of the day on which a booking takes place hold for it. */
export const roomRules = z
  .strictObject({
    hours: weekHours.describe('when it can be booked; null: the opening hours of its place'),
    aheadDays: z.number().int().min(0).max(365).describe('days ahead that can be booked; 0: today alone'),
    opensAt: clock.describe('at which hour the last of those days can be booked first'),
    latestMinutes: minutes(0, 20_160).describe('at the latest so long before it begins'),
    step: minutes(5, 1440).describe('from one possible beginning to the next, from opening on'),
    shortest: minutes(15, 1440),
    longest: minutes(15, 1440).describe('as the shortest: slots of one length'),
    gap: minutes(0, 240).describe('left free afterwards, for cleaning'),
    most: limits.describe('of one person'),
    mostUnit: limits.describe('of one organisation'),
    cancelMinutes: minutes(0, 20_160).describe('given back later than so long before it begins counts as missed'),
    signIn: minutes(5, 120)
      .nullable()
      .describe('minutes after the beginning until which somebody signs in, else it is free again; null: nobody need'),
    misses: z
      .strictObject({
        times: z.number().int().min(1).max(20),
        within: z.number().int().min(1).max(365).describe('days'),
        pause: z.number().int().min(1).max(365).describe('days'),
      })
      .nullable()
      .describe('missed so often, somebody books nothing in the place for some days; null: never'),
    who: z.enum(bookers),
    approval: z.boolean().describe('somebody of the place agrees first'),
    weeks: z.number().int().min(1).max(26).describe('a weekly series at most; 1: none'),
    leastPeople: z.number().int().min(1).max(5000).describe('from so many people on a booking is needed, and taken'),
    loudspeaker: z
      .tuple([clock, clock])
      .nullable()
      .describe('hours in which loudspeakers may be used where that was said when booking; null: never'),
    fee: z.strictObject({ fen, per: z.enum(['booking', 'hour']) }),
    deposit: fen,
    note: line.max(300).nullable(),
  })
  .refine(({ shortest, longest }) => longest >= shortest, { path: ['longest'], message: 'is shorter than the shortest' })
  .refine(({ shortest, longest, step }) => (longest - shortest) % step === 0 || longest === shortest, {
    path: ['longest'],
    message: 'is not the shortest and some steps',
  });
export type RoomRules = z.infer<typeof roomRules>;

/** Rules with the day from which they hold. */
export const datedRules = z.object({ since: day, rules: roomRules });
export type DatedRules = z.infer<typeof datedRules>;

/**
 * What a room begins with: free, an hour at a time, from eight in the morning for today and the two days after; signed in for within a quarter
 * of an hour; three times missed within a month, no booking for a month.
 */
export const usualRules: RoomRules = {
  hours: null,
  aheadDays: 2,
  opensAt: '08:00',
  latestMinutes: 0,
  step: 60,
  shortest: 60,
  longest: 120,
  gap: 0,
  most: { day: 1, week: 2, month: null },
  mostUnit: { day: 2, week: null, month: null },
  cancelMinutes: 30,
  signIn: 15,
  misses: { times: 3, within: 30, pause: 30 },
  who: 'residents',
  approval: false,
  weeks: 1,
  leastPeople: 1,
  loudspeaker: null,
  fee: { fen: 0, per: 'booking' },
  deposit: 0,
  note: null,
};
