const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a session lives: since its last request and since its sign-in, in milliseconds. */
export const sessionLimits = {
  staff: { idle: 30 * minute, absolute: 12 * 60 * minute },
  resident: { idle: 30 * day, absolute: 90 * day },
} as const;

/** The last request is written down at most this often (ms). */
export const touchEvery = minute;

/** Attempts allowed under one key; the attempt that uses up the allowance also starts the block. */
export interface Allowance {
  readonly max: number;
  readonly windowSeconds: number;
  /** How long the block lasts from the attempt that used up the allowance. `window`: until the window ends. */
  readonly blockSeconds: number | 'window';
}

/** Failed passwords and codes of one login. */
export const loginAllowance: Allowance = { max: 5, windowSeconds: 15 * 60, blockSeconds: 15 * 60 };
/** Failed sign-ins of one network address; successful ones are not counted. */
export const addressAllowance: Allowance = { max: 30, windowSeconds: 10 * 60, blockSeconds: 'window' };
/** Codes sent to one phone. */
export const codeAllowances: readonly Allowance[] = [
  { max: 1, windowSeconds: 60, blockSeconds: 'window' },
  { max: 10, windowSeconds: 24 * 60 * 60, blockSeconds: 'window' },
];

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
