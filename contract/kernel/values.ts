import { z } from 'zod';
import { wordsOf } from './typed.ts';

/** A client-made or server-made identifier (UUID, version 7 where made by us). */
export const id = z.uuid();

/** Years that things of ours can have: beyond them a moment of another offset or a database's calendar may have none. */
const inOurYears = (text: string): boolean => /^(?:1[6-9]|2\d)\d\d-/.test(text);

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime({ offset: true }).refine(inOurYears, 'lies in no year of ours');

/** A day in Shanghai, `YYYY-MM-DD`. */
export const day = z.iso.date().refine(inOurYears, 'lies in no year of ours');

/** WGS-84 longitude and latitude in degrees; clients convert GCJ-02 and BD-09 before sending. */
export const point = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });
export type Point = z.infer<typeof point>;

/** A bilingual name: Chinese always, English where known. */
export const label = z.object({ zh: z.string(), en: z.string().nullable() });

/** One page of a keyed list. `next` is an opaque cursor for the following page, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** Query part shared by keyed lists. */
export const paging = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

/** Words looked for, at most `max` characters once they are in their normal form. */
export const searched = (max: number) =>
  z
    .string()
    .overwrite(wordsOf)
    .max(max)
    .regex(/^\P{Cc}*$/u);

/** A repeated query parameter: `?state=a&state=b`, `?state=a,b` and `?state=a` all arrive as an array. */
export const list = <T extends z.ZodType<string>>(item: T) =>
  z.preprocess(
    (v) => (v === undefined ? undefined : (Array.isArray(v) ? v : [v]).flatMap((s) => String(s).split(',')).filter(Boolean)),
    z.array(item).max(100).optional(),
  );

/** The shape of every error answer. `message` is worded in the caller's language and says what to do. */
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()) }),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;

/** Answer of endpoints that only acknowledge. */
export const done = z.object({ ok: z.literal(true) });

type Leavable<S> = { [K in keyof S]: S[K] extends z.ZodNullable ? z.ZodDefault<S[K]> : S[K] };
/** The same fields, those that may be null left out as well: for something new. Where something is changed, what is left out would be lost. */
export const leavable = <S extends z.ZodRawShape>(shape: S): Leavable<S> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, type]) => [name, type instanceof z.ZodNullable ? type.default(null) : type]),
  ) as Leavable<S>;
