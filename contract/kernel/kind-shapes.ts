import { z } from 'zod';
import type { Kind, KindSet, LocalKind } from './kinds.ts';

/** Form of a kind in requests and answers. Whether a local one exists is for the server to say. */
export const kindCode = <C extends string>({ shipped }: KindSet<C>): z.ZodType<Kind<C>, Kind<C>> =>
  z
    .string()
    .max(80)
    .regex(new RegExp(`^(${shipped.join('|')})(-[a-z0-9_]{1,40})?$`))
    .meta({ examples: [shipped[0]] }) as unknown as z.ZodType<Kind<C>, Kind<C>>;

/** A kind of the jurisdiction's own, as it is sent. */
export const localKind = z.object({
  subject: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  ended: z.boolean().describe('no longer offered; what is of this kind stays so'),
}) satisfies z.ZodType<LocalKind>;
