import { z } from 'zod';
import { location } from '../territory/api.ts';

/** Metres by which a measured position may be wrong, as the device tells it. */
export const accuracy = z.number().min(0).max(100_000);

/** What the place of a report was found by when it came in. */
export const placing = z.object({
  by: location.shape.by,
  accuracy: accuracy.nullable().describe('metres by which the point may be wrong; null when not measured or not told'),
  metres: z.number().int().nullable().describe('how far outside the area the point lies, when by near'),
  said: z
    .object({ code: z.string(), name: z.string(), matched: z.string() })
    .nullable()
    .describe('another area that the words name; told until the place is settled by filing'),
});
export type Placing = z.infer<typeof placing>;
