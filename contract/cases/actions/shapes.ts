import { z } from 'zod';
import { id, moment } from '../../kernel/values.ts';
import { typeCode } from '../categories.ts';
import { rating } from '../rating.ts';
import { limits } from '../states.ts';

/** What the fields of actions are made of. */
export const shapes = {
  z,
  id,
  moment,
  limits,
  rating,
  kind: typeCode,
  /** Why: acts that end a case or turn it back need it. */
  reason: z.string().trim().min(limits.reasonMin).max(limits.reasonMax),
  /** A note that may be left out. */
  note: z.string().trim().max(limits.reasonMax).nullable().default(null),
  photoIds: z.array(id).max(limits.photosMax).default([]),
};
export type Shapes = typeof shapes;
