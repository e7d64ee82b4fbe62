import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { mapRegisterRows } from '#contract/registers/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { readAreas } from '../policy.ts';
import { countByArea, groupsOf } from '../store/list.ts';
import { filterOf, type ListAsked } from './list.ts';

/** Places shown at most. */
const mostPlaces = 200;

/** The area that holds all in which somebody reads a register. */
const commonArea = ({ viewer, register, snapshot }: Eye): TerritoryArea => {
  const [first, ...others] = readAreas(viewer, register.content).flatMap((path) => snapshot.findByPath(path) ?? []);
  if (!first) return snapshot.root;
  const line = [...snapshot.ancestors(first), first];
  return line.findLast(({ path }) => others.every((other) => isWithin(other.path, path))) ?? snapshot.root;
};

/** Where rows of a register lie: counted by the parts of an area, and by the places they name. Counts alone leave the database. */
export const rowSpots = async (
  context: Context,
  viewer: Viewer,
  code: string,
  q: ListAsked,
): Promise<z.input<typeof mapRegisterRows.response>> => {
  const eye = await eyeOf(context, viewer, code);
  const { register, snapshot, places } = eye;
  const under = (q.area === undefined ? null : snapshot.find(q.area)) ?? commonArea(eye);
  const parts = snapshot.children(under);
  const length = Math.max(under.code.length, ...parts.map((one) => one.code.length));
  const column = register.content.fields.flatMap(({ key, type }) => (type === 'place' ? (register.slots[key] ?? []) : []))[0];
  const isWhole = readAreas(viewer, register.content).includes(snapshot.root.path);
  return context.kernel.db.read({ ...rowAccess(viewer, register.content), all: isWhole }, async (tx) => {
    const filter = await filterOf(eye, tx, q);
    const found = await countByArea(tx, filter, length);
    const named = column === undefined ? [] : await groupsOf(tx, filter, column, [], mostPlaces);
    const counts = new Map(found.map((one) => [one.code, one.count]));
    const areas = parts.flatMap(({ code: part, shortName: name }) => {
      const count = counts.get(part) ?? 0;
      return count === 0 ? [] : [{ code: part, name, count }];
    });
    const nowhere = counts.get(null) ?? 0;
    const inParts = areas.reduce((sum, { count }) => sum + count, 0);
    const all = found.reduce((sum, { count }) => sum + count, 0);
    const byId = new Map(places.map((place) => [place.id, place]));
    return {
      under: { code: under.code, name: under.name },
      areas: areas.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      here: all - inParts - nowhere,
      nowhere,
      places: named.flatMap(({ value, count }) => {
        const place = value === null ? undefined : byId.get(String(value));
        return place ? [{ id: place.id, name: place.name, lon: place.lon, lat: place.lat, count }] : [];
      }),
    };
  });
};
