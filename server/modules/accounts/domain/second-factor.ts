import { requireSecondFactor } from '#contract/accounts/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { codePattern } from '#contract/kernel/typed.ts';

/** How long the ticket between the two steps of a sign-in is good, in seconds. */
export const ticketSeconds = 5 * 60;
export const backupCodeCount = 10;

const stepSeconds = 30;
/** Phones' clocks are wrong by so many steps at most, either way. */
const drift = 1;

/** The 30-second steps whose codes count at `now`, earliest first. */
export const stepsAt = (now: Date): number[] => {
  const step = Math.floor(now.getTime() / 1000 / stepSeconds);
  return Array.from({ length: 2 * drift + 1 }, (_, i) => step - drift + i);
};

/** Six digits are a code of the app, anything else a backup code. */
export const kindOfCode = (code: string): 'app' | 'backup' => (codePattern.test(code) ? 'app' : 'backup');

/** Letters and digits that nobody confuses when reading them from paper. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';
/** A backup code of ten letters (49 bits). @param pick a random whole number below its argument */
export const makeBackupCode = (pick: (below: number) => number): string =>
  Array.from({ length: 10 }, () => letters.charAt(pick(letters.length))).join('');
/** As people read it: abcde-fghjk. */
export const showBackupCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** Whether posts with these roles must have a second factor. */
export const isRequired = (roles: readonly string[], settings: Readonly<Record<string, unknown>>): boolean =>
  settingOf(requireSecondFactor, settings).some((role) => roles.includes(role));
