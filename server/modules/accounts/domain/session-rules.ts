import { temporaryPasswordDays } from '#contract/accounts/roles.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a session lives: since its last request and since its sign-in, in milliseconds. */
export const sessionLimits = {
  staff: { idle: 30 * minute, absolute: 12 * 60 * minute },
  resident: { idle: 30 * day, absolute: 90 * day },
} as const;

/** Phones one account may have bound at a time. */
export const mostDevices = 3;
/** Until when a bound phone may send after a sign-in on it. */
export const deviceEnd = (signedIn: Date, days: number): Date => new Date(signedIn.getTime() + days * day);
export const deviceStands = (signedIn: Date, days: number, now: Date): boolean => now < deviceEnd(signedIn, days);

/** The last request is written down at most this often (ms). */
export const touchEvery = minute;

/** Attempts allowed under one key; the attempt that uses up the allowance also starts the block. */
export interface Allowance {
  readonly max: number;
  readonly windowSeconds: number;
  /**
   * How long the block lasts from the attempt that used up the allowance. `window`: until the window ends. `growing`: so many seconds at
   * first, after each further attempt twice as long, up to an hour, until the window ends.
   */
  readonly block: 'window' | { readonly seconds: number } | { readonly growing: number };
}

/** Codes sent to one phone. */
export const codeAllowances: readonly Allowance[] = [
  { max: 1, windowSeconds: 60, block: 'window' },
  { max: 10, windowSeconds: 24 * 60 * 60, block: 'window' },
];

/** When a temporary password given at a moment ends. */
export const temporaryPasswordEnd = (given: Date): Date => new Date(given.getTime() + temporaryPasswordDays * day);

/** Temporary passwords given at this moment or before have ended at `now`. */
export const oldestTemporary = (now: Date): Date => new Date(now.getTime() - temporaryPasswordDays * day);

export const codeDigits = 6;
export const codeSeconds = 5 * 60;
export const codeTries = 5;

/** What decides whether a session still stands. */
export interface SessionFacts {
  readonly createdAt: Date;
  readonly lastRequestAt: Date;
  readonly expiresAt: Date;
  readonly staff: boolean;
}

/** Whether a session still stands at `now`. */
export const sessionStands = (session: SessionFacts, now: Date): boolean => {
  const limits = session.staff ? sessionLimits.staff : sessionLimits.resident;
  const at = now.getTime();
  return (
    at < session.expiresAt.getTime() &&
    at - session.lastRequestAt.getTime() < limits.idle &&
    at - session.createdAt.getTime() < limits.absolute
  );
};
