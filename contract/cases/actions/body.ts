import { z } from 'zod';
import { id } from '../../kernel/values.ts';
import { catalogue } from './index.ts';
import { shapes } from './shapes.ts';

const base = {
  id,
  version: z.number().int().positive().nullable().default(null).describe('the version the actor saw; 409 case.changed when it moved on'),
};

type BodyOf<A> = A extends { readonly action: infer N extends string; readonly fields: (s: never) => infer F extends z.core.$ZodLooseShape }
  ? z.ZodObject<typeof base & { action: z.ZodLiteral<N> } & F>
  : never;
type BodiesOf<C extends readonly unknown[]> = { [K in keyof C]: BodyOf<C[K]> };

/** What each act carries. */
export const actBody = z.discriminatedUnion(
  'action',
  catalogue.map(({ action, fields }) => z.object({ ...base, action: z.literal(action), ...fields(shapes) })) as unknown as BodiesOf<
    typeof catalogue
  >,
);
export type ActBody = z.infer<typeof actBody>;
type Bare<B> = B extends unknown ? Omit<B, 'id' | 'version'> : never;
/** An act as another module takes it in its own transaction: without the id and version of a request. */
export type Act = Bare<ActBody>;
