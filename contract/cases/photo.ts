import { z } from 'zod';
import { id } from '../kernel/values.ts';

/** A stored photo. Both addresses need the viewer's session. */
export const photo = z.object({ id, url: z.string(), thumbnailUrl: z.string(), width: z.number().int(), height: z.number().int() });
export type Photo = z.infer<typeof photo>;
