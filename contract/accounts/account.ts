import { z } from 'zod';
import { id, moment } from '../kernel/values.ts';
import { roleCode, roleName } from './role-codes.ts';

/** A post as its holder and the console see it. `area` or `organisation` bounds what the role reaches. */
export const post = z.object({
  id,
  role: roleCode,
  roleName,
  area: z.object({ id, code: z.string(), name: z.string(), path: z.string() }).nullable(),
  organisation: z
    .object({ id, name: z.string(), kind: z.string().describe('the kind of the program that its own kind stands for') })
    .nullable(),
  validFrom: moment,
  validTo: moment.nullable(),
});
export type Post = z.infer<typeof post>;

/** An account as the security administrator sees it. Phone masked. */
export const account = z.object({
  id,
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  disabled: z.boolean(),
  lockedUntil: moment.nullable(),
  secondFactor: z.boolean(),
  temporaryPasswordUntil: moment.nullable().describe('until when the temporary password serves; null when the holder has set an own one'),
  lastSignInAt: moment.nullable(),
  createdAt: moment,
  posts: z.array(post),
});
export type Account = z.infer<typeof account>;
