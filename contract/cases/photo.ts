import { z } from 'zod';
import { id } from '../kernel/values.ts';

/** A stored photo. Both addresses need the viewer's session. */
export const photo = z.object({
  id,
  url: z.string(),
  thumbnailUrl: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  covered: z.literal(true).optional().describe('parts of it are covered; what is under the cover is shown for a reason alone'),
});
export type Photo = z.infer<typeof photo>;
