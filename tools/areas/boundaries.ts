import { unzipSync } from 'fflate';
import gcoordModule from 'gcoord';
import { parseDbf, parseShp } from 'shpjs';
import { type Boundary, boundaryOf, type Fault } from '#modules/territory/domain/index.ts';
import { decode, largestFile, readBytes, UnreadableFile } from './tables.ts';

// its types describe an ES module, what Node loads is the CommonJS one
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Coordinate systems boundaries come in; only WGS-84 is stored. */
const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
export type System = keyof typeof systems;

interface Feature {
  readonly code: string;
  readonly geometry: unknown;
}
type Properties = Readonly<Record<string, unknown>> | null | undefined;

const codeIn = (properties: Properties): string => {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (/^(area_)?code$/i.test(name)) return typeof value === 'number' ? value.toFixed(0) : String(value ?? '').trim();
  }
  return '';
};

/** The layer of a zipped shapefile. Nothing is unpacked that the archive says, or turns out, to be larger than a file may be. */
function readShapefile(bytes: Uint8Array): Feature[] {
  let room = largestFile;
  const wanted = /\.(shp|dbf|prj|cpg)$/i;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name) || name.includes('__MACOSX')) return false;
        room -= originalSize;
        if (room < 0) throw new UnreadableFile('territory.fault.unpacks_too_large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('territory.fault.zip');
  }
  const shapes = Object.keys(parts).filter((name) => /\.shp$/i.test(name));
  const [shape] = shapes;
  if (!shape || shapes.length > 1) throw new UnreadableFile('territory.fault.layers', { count: shapes.length });
  const part = (ending: string) =>
    parts[Object.keys(parts).find((name) => name.toLowerCase() === `${shape.slice(0, -3)}${ending}`.toLowerCase()) ?? ''];
  const text = (ending: string) => (part(ending) ? new TextDecoder().decode(part(ending)).trim() : undefined);
  const table = part('dbf');
  if (!table) throw new UnreadableFile('territory.fault.no_dbf');
  try {
    const geometries = parseShp(parts[shape] as Uint8Array, text('prj'));
    // without a code page file the table is nearly always one of an office program in China
    const records = parseDbf(table, text('cpg') ?? 'gbk');
    return geometries.map((geometry, i) => ({ code: codeIn(records[i]), geometry }));
  } catch {
    throw new UnreadableFile('territory.fault.shapefile');
  }
}

function readGeoJson(bytes: Uint8Array): Feature[] {
  let content: { type?: unknown; features?: unknown };
  const text = decode(bytes);
  try {
    content = JSON.parse(text) as typeof content;
  } catch (error) {
    throw new UnreadableFile('territory.fault.json', { detail: error instanceof Error ? error.message : '' });
  }
  if (content?.type !== 'FeatureCollection' || !Array.isArray(content.features)) throw new UnreadableFile('territory.fault.no_features');
  return (content.features as { properties?: Properties; geometry?: unknown }[]).map((feature) => ({
    code: codeIn(feature?.properties),
    geometry: feature?.geometry,
  }));
}

/** A boundary in WGS-84 with the number of its feature. */
export interface BoundaryRow {
  readonly code: string;
  readonly row: number;
  readonly boundary: Boundary;
}

/** Converts to WGS-84, to the centimetre. */
function toWgs84(boundary: Boundary, from: System): Boundary {
  const position = ([lon, lat]: readonly [number, number]): [number, number] => {
    const [x, y] = from === 'wgs84' ? [lon, lat] : gcoord.transform([lon, lat], systems[from], gcoord.WGS84);
    return [Math.round((x as number) * 1e7) / 1e7, Math.round((y as number) * 1e7) / 1e7];
  };
  const rings = (polygon: Extract<Boundary, { type: 'Polygon' }>['coordinates']) => polygon.map((ring) => ring.map(position));
  return boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: rings(boundary.coordinates) }
    : { type: 'MultiPolygon', coordinates: boundary.coordinates.map(rings) };
}

/**
 * Reads boundaries: a GeoJSON FeatureCollection, or a shapefile packed as .zip, with the code in the property `code` or `area_code`.
 * What is wrong with a single feature is added to `faults`.
 * @throws UnreadableFile when the file as a whole cannot be read
 */
export function readBoundaries(file: string, system: System, faults: Fault[]): BoundaryRow[] {
  const bytes = readBytes(file);
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = new Map<string, number>();
  return (zipped ? readShapefile(bytes) : readGeoJson(bytes)).flatMap(({ code, geometry }, i): BoundaryRow[] => {
    const row = i + 1;
    const say = (what: string, data: Fault['data'] = {}) =>
      faults.push({ file, row, code: `territory.fault.${what}`, severity: 'error', data: { code, ...data } });
    const boundary = boundaryOf(geometry);
    const first = rows.get(code);
    if (code === '') say('no_code');
    else if (first !== undefined) say('duplicate', { first });
    else if (typeof boundary === 'string') say(boundary);
    else {
      rows.set(code, row);
      return [{ code, row, boundary: toWgs84(boundary, system) }];
    }
    return [];
  });
}
