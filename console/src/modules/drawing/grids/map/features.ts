import type { Feature, Geometry } from 'geojson';
import type { Boundary, Position } from '#ui/geometry/index.ts';
import { labelSpot } from './label.ts';

/** What the map needs of an area; areas of a drawing and those that hold are both such. */
export interface MapArea {
  readonly key: string;
  readonly name: string;
  readonly boundary: Boundary | null;
}

type Made = Feature | null;
const shapes = new WeakMap<MapArea, Made>();
const names = new WeakMap<MapArea, Made>();
const kept = (memory: WeakMap<MapArea, Made>, area: MapArea, make: () => Made): Feature[] => {
  const known = memory.get(area);
  const made = known === undefined ? make() : known;
  if (known === undefined) memory.set(area, made);
  return made ? [made] : [];
};

/** A feature with its key where the map looks for it. */
export const featureOf = (key: string, geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({
  type: 'Feature',
  properties: { key, ...properties },
  geometry,
});

/** Shapes for the map. An area that is the same object gives the same feature, so that only what changed is handed on. */
export const shapesOf = (areas: readonly MapArea[]): Feature[] =>
  areas.flatMap((area) =>
    kept(shapes, area, () => area.boundary && featureOf(area.key, area.boundary as unknown as Geometry, { name: area.name })),
  );

/** Names at their best spots. */
export const namesOf = (areas: readonly MapArea[]): Feature[] =>
  areas.flatMap((area) =>
    kept(names, area, () => {
      const spot = area.boundary && labelSpot(area.boundary);
      return spot && featureOf(area.key, { type: 'Point', coordinates: spot }, { label: area.name });
    }),
  );

/** A key for a position, equal for equal positions. */
export const positionKey = ([lon, lat]: Position): string => `${lon},${lat}`;

/** A point with a kind, for hints and sketches. */
export const dot = (key: string, at: Position, kind = ''): Feature =>
  featureOf(key, { type: 'Point', coordinates: [at[0], at[1]] }, { kind });

/** West, south, east, north around areas or one boundary; null when nothing is drawn. */
export const boundsAround = (boundaries: readonly (Boundary | null | undefined)[]): [number, number, number, number] | null => {
  let box: [number, number, number, number] | null = null;
  for (const boundary of boundaries) {
    if (!boundary) continue;
    for (const rings of boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates)
      for (const [x, y] of rings[0] ?? [])
        box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
  }
  return box;
};
