import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { classes, readClasses } from './classes.ts';

const common = { permission: 'settings.configure', action: 'settings.archive' } as const;

/** The class of cases that no line of {@link classesByKind} names. */
export const usualClass = defineSetting({
  key: 'archive.class',
  schema: z.enum(classes),
  default: 'years10',
  words: 'archive.classes',
  ...common,
});
/** Classes by kind of case or code of category. Cases that are archived already keep theirs. */
export const classesByKind = defineSetting({
  key: 'archive.classes',
  schema: z
    .string()
    .trim()
    .max(4_000)
    .refine((text) => readClasses(text) !== null, 'is no list of kinds or categories and classes'),
  default: 'dispute=30; hazard=30',
  ...common,
});
