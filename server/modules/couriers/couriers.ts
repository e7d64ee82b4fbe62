import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Context } from './context.ts';
import { followCases } from './follow.ts';
import { couriersOf } from './store/couriers.ts';
import { courierHolder, courierUse } from './uses.ts';

/** Couriers as other modules ask for them. */
export interface Couriers {
  /** For this module's routes and jobs. */
  readonly context: Context;
}

/** Opens the module. */
export const createCouriers = (kernel: Kernel, services: Omit<Context, 'kernel'>): Couriers => {
  const context: Context = { kernel, ...services };
  context.persons.uses.add(courierUse);
  context.persons.holders.add(courierHolder(kernel));
  followCases(context);
  context.points.classes.add({
    class: 'courier',
    of: async (tx, personId, on) => (await couriersOf(tx, [personId])).some(({ since, until }) => since <= on && on <= until),
  });
  return { context };
};

/** Days for which it is kept that somebody was a courier, after it ended: so that it can be said anew with a tap. */
const keptDays = 90;
/** The day before which what ended is forgotten. */
export const forgottenBefore = (now: Date): string => shanghaiDay(new Date(now.getTime() - keptDays * 86_400_000));
