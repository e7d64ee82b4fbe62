import type { Slot } from '#contract/tariffs/values.ts';

/** Whether a time has not begun. */
export const isAhead = (day: string, slot: Slot, now: Date): boolean => new Date(`${day}T${slot.slice(0, 5)}:00+08:00`) > now;
