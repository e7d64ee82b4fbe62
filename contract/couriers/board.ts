import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id } from '../kernel/values.ts';

const area = z.object({ code: z.string(), name: z.string() });

/** How the stations of an area stand, and what was found near them: by area and kind of matter, never by person. */
export const stationBoard = z.object({
  area,
  communities: z.number().int(),
  withStation: z.number().int().describe('communities in which at least one station stands'),
  stations: z.array(
    z.object({
      id,
      name: z.string(),
      area,
      facilities: z.number().int().describe('those it has of the ones expected'),
      expected: z.number().int(),
      missing: z.array(z.string()).describe('codes of facilities'),
    }),
  ),
  since: day.describe('first day of what was found'),
  finds: z.object({
    areas: z.array(area.extend({ count: z.number().int() })).describe('right below the area, most first'),
    categories: z.array(z.object({ code: z.string().nullable(), count: z.number().int() })).describe('most first'),
  }),
});
export type StationBoard = z.infer<typeof stationBoard>;

export const getStationBoard = endpoint({
  method: 'GET',
  path: '/api/couriers/board',
  access: 'session',
  summary: 'How stations for couriers stand in an area, what they lack, and what was found of things and places in the last 90 days',
  query: z.object({ area: line.max(20).optional().describe('its code; left out: the viewer’s own') }),
  response: stationBoard,
  errors: ['territory.area_not_found', 'session.forbidden'],
});
export const exportStationBoard = fileEndpoint({
  method: 'GET',
  path: '/api/couriers/board/sheet',
  access: 'session',
  summary: 'Workbook of the board of stations: what each has and lacks, and what was found, by area and kind of matter',
  query: z.object({ area: line.max(20).optional() }),
  gives: workbookType,
  errors: ['territory.area_not_found', 'session.forbidden', 'request.line_full'],
});
