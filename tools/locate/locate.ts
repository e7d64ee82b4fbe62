import gcoordModule from 'gcoord';
import type { Candidate } from '#contract/territory/api.ts';
import { type Database, execute, platformAccess } from '#kernel/db.ts';
import type { Language } from '#kernel/words.ts';
import { candidatesOfPoint, candidatesOfText } from '#modules/territory/index.ts';

// its types describe an ES module, what Node loads is the CommonJS one
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** Coordinate systems a point may be given in. */
export const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
export type System = keyof typeof systems;

/** Longer texts than this are no address; they are refused. */
export const longestText = 10_000;

/** What is asked: where a point lies, or what a text speaks of. */
export type Question = { readonly lng: number; readonly lat: number; readonly crs: System } | { readonly text: string };

/** Numbers as an operator types them. @throws Error in words, when one is missing, no number or off the globe */
export function pointOf(given: { lng?: string; lat?: string; crs: System }): Extract<Question, { lng: number }> {
  const read = (name: 'lng' | 'lat', most: number): number => {
    const written = given[name]?.trim() ?? '';
    const value = Number(written);
    if (written === '' || !Number.isFinite(value))
      throw new Error(`--${name} takes degrees, such as ${name === 'lng' ? '114.35' : '22.69'}`);
    if (Math.abs(value) > most) throw new Error(`--${name} takes degrees between -${most} and ${most}, not ${written}`);
    return value;
  };
  return { lng: read('lng', 180), lat: read('lat', 90), crs: given.crs };
}

/** Candidates in all jurisdictions of the installation, likeliest first. */
export async function locate(db: Database, question: Question, language: Language, at: Date): Promise<Candidate[]> {
  const { rows: jurisdictions } = await db.read(platformAccess, (tx) =>
    execute<{ id: string; name: string }>(tx, 'select id, name from jurisdictions order by code'),
  );
  const where = { db, jurisdictions, at, language };
  if ('text' in question) return candidatesOfText(where, question.text);
  const { lng, lat, crs } = question;
  const [lon, north] = crs === 'wgs84' ? [lng, lat] : gcoord.transform([lng, lat], systems[crs], gcoord.WGS84);
  return candidatesOfPoint(where, { lon: lon as number, lat: north as number });
}
