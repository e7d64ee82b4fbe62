import { z } from 'zod';

/** One line of text as people write it: no control characters, which no name holds and the database refuses. */
export const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u);
/** Why something was done, in a few words; kept in the audit trail. */
export const reason = line.min(2).max(200);
/** Several lines of text; tabs and line ends are the only control characters. */
export const text = z
  .string()
  .trim()
  .regex(/^[\P{Cc}\n\r\t]*$/u);
/** A mobile number of a person. */
export const mobile = z.string().regex(/^1[3-9]\d{9}$/);
/** A whole day in Shanghai, `2026-11-21`. */
export const day = z.iso.date();
