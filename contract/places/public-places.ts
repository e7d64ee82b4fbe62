import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { list } from '../kernel/values.ts';
import { placeKinds } from './kinds.ts';
import { publicPlace } from './places.ts';

/** Places people can go to, for everybody. Where somebody is need not be told exactly: a client rounds it and sorts by the true point itself. */
export const listPublicPlaces = endpoint({
  method: 'GET',
  path: '/api/public-places',
  access: 'public',
  summary: 'Places people can go to: those nearest to a point, or of an area; at most 100',
  query: z.object({
    area: z.string().max(20).optional().describe('area code: there and below'),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    kind: list(z.enum(placeKinds)),
  }),
  response: z.object({
    items: z.array(publicPlace.extend({ path: z.string().describe('address of its page') })),
    more: z.number().int().describe('how many there are besides'),
  }),
  errors: ['territory.area_not_found'],
});
