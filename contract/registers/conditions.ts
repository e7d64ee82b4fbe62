import { z } from 'zod';
import { line } from '../kernel/shapes.ts';

/** One condition on a field, or on the `state`: among values, within bounds (days and numbers, ends included), or nothing there. */
export const condition = z.strictObject({
  field: line.max(40),
  is: z
    .array(z.union([z.string().max(200), z.number(), z.boolean()]))
    .max(50)
    .optional(),
  from: z.union([z.string().max(200), z.number()]).optional(),
  to: z.union([z.string().max(200), z.number()]).optional(),
  empty: z.literal(true).optional(),
});
export type Condition = z.infer<typeof condition>;
