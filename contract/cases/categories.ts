import { z } from 'zod';
import { formSchema } from '../kernel/form/shape.ts';
import { line } from '../kernel/shapes.ts';

/** Limits of the stages are counted in hours round the clock, in working hours, in working days (GB/T 30428 practice), or in calendar days. */
export const timeUnits = ['emergency_hours', 'working_hours', 'working_days', 'natural_days'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** Stages that carry a limit. */
export const stages = ['verify', 'file', 'dispatch', 'accept', 'handle', 'check', 'call_back', 'close'] as const;
export type Stage = (typeof stages)[number];

/** Codes of the shipped case types, which are the kinds of matter (诉求类型); a jurisdiction may add types of its own. */
export const kinds = [
  'complaint',
  'request',
  'enquiry',
  'suggestion',
  'wrongdoing',
  'hazard',
  'dispute',
  'component',
  'event',
  'order',
  'wish',
  'application',
  'rectification',
  'consumer',
] as const;
/** Code of a case type, shipped or of the jurisdiction's own. */
export const typeCode = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/);

export const limit = z.object({ n: z.number().positive().max(10_000), unit: z.enum(timeUnits) });

/** Levels of organisations whose limits may differ: that of the area they serve. */
export const handlerLevels = ['county', 'street', 'community'] as const;
export type HandlerLevel = (typeof handlerLevels)[number];

/** A category with all that hangs on it. A parent's code is the beginning of its children's. */
export const categoryDefinition = z.object({
  code: z
    .string()
    .min(1)
    .max(20)
    .regex(/^[0-9A-Za-z_.-]+$/),
  parentCode: z.string().max(20).nullable(),
  name: line.min(1).max(80),
  nameEn: line.min(1).max(120),
  kind: typeCode.describe('the case type its reports begin with'),
  keywords: z.array(line.min(1).max(60)).max(200).describe('words whose presence in a report speaks for this category'),
  limits: z.partialRecord(z.enum([...stages, 'total']), limit).describe('what is left out is the parent’s limit, or else the platform’s'),
  levels: z
    .partialRecord(z.enum(handlerLevels), z.partialRecord(z.enum(stages), limit))
    .optional()
    .describe('limits of stages where an organisation of that level has the case; what is left out is as in `limits`'),
  questions: formSchema
    .nullable()
    .optional()
    .describe('extra questions of its reports; left out: those of its parent are asked, null: nothing is asked'),
});
export type CategoryDefinition = z.infer<typeof categoryDefinition>;

/** All categories of a jurisdiction, in the order of lists, parents before their children. */
export const categoryBook = z.object({ categories: z.array(categoryDefinition).max(5_000) });
export type CategoryBook = z.infer<typeof categoryBook>;
