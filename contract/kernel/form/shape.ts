import { z } from 'zod';
import { type Answers, type FormSchema, formats, formLimits } from './schema.ts';

const label = z.strictObject({ zh: z.string().max(1000), en: z.string().max(1000).nullable() });
const words = z.strictObject({
  title: label,
  help: label.optional(),
  options: z.record(z.string().max(40), label).optional(),
});
const when = z.strictObject({
  question: z.string().max(40),
  is: z.array(z.union([z.string().max(40), z.boolean()])).max(formLimits.options),
});
const whole = z.number().int().min(0);
const options = z.array(z.string().max(40));
/** One question as requests carry it. */
export const question = z.strictObject({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']),
  words,
  format: z.enum(formats).optional(),
  enum: options.optional(),
  items: z.strictObject({ type: z.literal('string'), enum: options.optional(), format: z.enum(['file', 'photo']).optional() }).optional(),
  uniqueItems: z.literal(true).optional(),
  minItems: whole.optional(),
  maxItems: whole.optional(),
  minLength: whole.optional(),
  maxLength: whole.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().max(200).optional(),
  among: z.string().max(40).optional(),
  when: when.optional(),
});
const reference = z.strictObject({ $ref: z.string().max(60), words: words.optional(), when: when.optional() });
const questions = z.record(z.string().max(40), z.union([question, reference]));

/** A form as requests carry it: a JSON Schema of our subset. A keyword it does not know is refused, since nothing would check it. */
export const formSchema = z
  .strictObject({
    type: z.literal('object'),
    properties: questions,
    order: z.array(z.string().max(40)),
    required: z.array(z.string().max(40)),
    $defs: questions.optional(),
  })
  .describe('a JSON Schema of the subset of contract/kernel/form/schema.ts') satisfies z.ZodType<FormSchema>;

/** Answers as requests carry them; whether they fit their form is told by `problemsOfAnswers`. */
export const answers = z.record(
  z.string().max(40),
  z.union([z.string().max(formLimits.longTextMax * 2), z.number(), z.boolean(), z.array(z.string().max(60)).max(200)]),
) satisfies z.ZodType<Answers>;
