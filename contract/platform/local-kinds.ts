import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { localKind } from '../kernel/kind-shapes.ts';
import { line } from '../kernel/shapes.ts';
import { id } from '../kernel/values.ts';

/** A kind of the jurisdiction's own as its administrator sees it. */
export const ownKind = localKind.extend({ id, version: z.number().int() });
export type OwnKind = z.infer<typeof ownKind>;

export const listKinds = endpoint({
  method: 'GET',
  path: '/api/kinds',
  access: 'session',
  summary: 'What things have kinds, the kinds that come with the platform, and the jurisdiction’s own (system administrator)',
  response: z.object({
    sets: z.array(z.object({ subject: z.string(), shipped: z.array(z.string()), own: z.array(ownKind) })),
  }),
});

const name = line.min(2).max(40);
const nameEn = line.max(60).regex(/[A-Za-z]{2}/);

export const addKind = endpoint({
  method: 'POST',
  path: '/api/kinds',
  access: 'session',
  status: 201,
  summary: 'Add a kind of the jurisdiction’s own: a refinement of one that comes with the platform, which it behaves like',
  body: z.object({ id, subject: z.string().max(60), base: z.string().max(40), name, nameEn }),
  response: ownKind,
  errors: ['platform.kind_unknown', 'platform.kind_name_taken'],
});

export const changeKind = endpoint({
  method: 'PUT',
  path: '/api/kinds/:kindId',
  access: 'session',
  summary: 'Rename a kind of the jurisdiction’s own, end it or take the end back. What is of this kind stays so',
  params: z.object({ kindId: id }),
  body: z.object({ id, version: z.number().int(), name, nameEn, ended: z.boolean() }),
  response: ownKind,
  errors: ['platform.kind_not_found', 'platform.kind_changed', 'platform.kind_name_taken'],
});
