import type { Point } from '#contract/kernel/values.ts';
import type { Candidate } from '#contract/territory/api.ts';
import { type Database, systemAccess } from '#kernel/db.ts';
import { type Language, phrase } from '#kernel/words.ts';
import { parentCode } from '../domain/import.ts';
import { headsOf, type NamedArea } from '../domain/place-words.ts';
import { type FoundArea, makePointLocator } from '../domain/point-locator.ts';
import { makeTextLocator } from '../domain/text-locator.ts';
import { readAreas } from '../store/areas.ts';
import { readByCode, readNamed } from '../store/locate.ts';
import { presentCandidate, presentPoint } from './present-candidate.ts';

/** Where to look: any number of jurisdictions of one installation. */
export interface Anywhere {
  readonly db: Database;
  readonly jurisdictions: readonly { readonly id: string; readonly name: string }[];
  readonly at: Date;
  readonly language: Language;
}

/** Codes of the areas above a code, the topmost first. */
function codesAbove(code: string): string[] {
  const above: string[] = [];
  for (let at = parentCode(code); at !== null; at = parentCode(at)) above.unshift(at);
  return above;
}
const readAbove = async ({ db, at }: Anywhere, jurisdictionId: string, areas: readonly NamedArea[]): Promise<NamedArea[]> => {
  const codes = [...new Set(areas.flatMap(({ code }) => codesAbove(code)))];
  return codes.length === 0 ? [] : db.read(systemAccess(jurisdictionId), (tx) => readByCode(tx, at, codes));
};
const telling = (where: Anywhere, known: ReadonlyMap<string, NamedArea>) => ({
  language: where.language,
  within: where.jurisdictions.length === 1 ? (where.jurisdictions[0]?.name ?? '') : phrase(where.language, 'territory.why.everywhere'),
  ancestors: (area: NamedArea) => codesAbove(area.code).flatMap((code) => known.get(code) ?? []),
});

/**
 * Areas a text may speak of in any of the jurisdictions, ranked together. Asks the database for the areas whose names begin like something
 * in the text, so that a nation need not be read for one question.
 */
export async function candidatesOfText(where: Anywhere, text: string): Promise<Candidate[]> {
  const heads = headsOf(text);
  const known = new Map<string, NamedArea>();
  for (const { id } of where.jurisdictions) {
    const named = await where.db.read(systemAccess(id), (tx) => readNamed(tx, where.at, heads));
    for (const area of [...named, ...(await readAbove(where, id, named))]) known.set(area.code, area);
  }
  const areas = [...known.values()];
  const byPath = new Map(areas.map((area) => [area.path, area]));
  const locator = makeTextLocator(areas, (path) => byPath.get(path));
  return locator.candidates(text).map((one) => presentCandidate(one, telling(where, known)));
}

/** The area of each jurisdiction a WGS-84 point lies in, the most specific first; none outside of all drawn areas. */
export async function candidatesOfPoint(where: Anywhere, point: Point): Promise<Candidate[]> {
  const known = new Map<string, NamedArea>();
  const found: FoundArea[] = [];
  for (const { id } of where.jurisdictions) {
    const { areas } = await where.db.read(systemAccess(id), (tx) => readAreas(tx, where.at, 'drawn'));
    const hit = makePointLocator(areas.filter((area) => area.current)).find(point);
    if (!hit) continue;
    found.push(hit);
    for (const area of await readAbove(where, id, [hit.area])) known.set(area.code, area);
  }
  return found
    .sort((a, b) => a.metres - b.metres || b.area.code.length - a.area.code.length)
    .map((one) => presentPoint<NamedArea>(one, telling(where, known)));
}
