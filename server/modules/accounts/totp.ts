import { randomBytes } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { constantTimeEqual } from 'better-auth/crypto';
import { stepsAt } from './domain/second-factor.ts';

/** The name an authenticator app shows beside the account; letters that every app can show. */
const issuer = 'Linli';

/** A fresh key of 160 bits, in base 32 as people type it into an app. */
export const makeKey = (): string => base32.encode(new Uint8Array(randomBytes(20)), { padding: false });

const otpOf = (key: string) => createOTP(base32.decode(key));

/** The address that a QR code hands to an app. */
export const addressOf = (key: string, account: string): string => otpOf(key).url(issuer, account);

/** Where the key of an account is sealed. */
export const placeOfSecret = (accountId: string): string => `second_factors.sealed ${accountId}`;

/** The step at `now` that a code belongs to, null when it is wrong. All steps are tried, so time tells nothing. */
export const stepOf = async (key: string, code: string, now: Date): Promise<number | null> => {
  const otp = otpOf(key);
  let found: number | null = null;
  for (const step of stepsAt(now)) if (constantTimeEqual(await otp.hotp(step), code)) found = step;
  return found;
};
