import { z } from 'zod';
import {
  capitalCodeOf,
  codeOf,
  codePattern,
  factorCodeOf,
  factorCodePattern,
  loginOf,
  mobilePattern,
  phoneOf,
  telephoneOf,
} from './typed.ts';

/** One line of text as people write it: no control characters, which no name holds and the database refuses. */
export const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u);
/** Why something was done, in a few words; kept in the audit trail. */
export const reason = line.min(2).max(200);
/** A code that a jurisdiction gives something of its own, and keeps. */
export const shortCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** Several lines of text; tabs and line ends are the only control characters. */
export const text = z
  .string()
  .trim()
  .regex(/^[\P{Cc}\n\r\t]*$/u);
/** A mobile number of a person, however it was typed; 13800000001 when it comes out. */
export const mobile = z.string().overwrite(phoneOf).regex(mobilePattern);
/** A public telephone of an organisation or place. */
export const telephone = z
  .string()
  .overwrite(telephoneOf)
  .min(3)
  .max(30)
  .regex(/^[0-9+() -]+$/);
/** A unified social credit code; whether its check character is right is for the server to say. */
export const creditCode = z.string().overwrite(capitalCodeOf).max(18);
/** A six-digit code, also with the words of the message that brought it. */
export const smsCode = z.string().overwrite(codeOf).regex(codePattern);
/** A code of the second factor: six digits of the app, or a backup code. Blanks, hyphens and capitals do not count. */
export const factorCode = z.string().overwrite(factorCodeOf).regex(factorCodePattern);
/** User name or mobile number. */
export const login = z
  .string()
  .overwrite(loginOf)
  .min(3)
  .max(40)
  .regex(/^\P{Cc}*$/u);
