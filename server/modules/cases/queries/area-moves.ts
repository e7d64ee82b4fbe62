import type { Tx } from '#kernel/db.ts';
import type { CurrentAreas } from '#modules/territory/index.ts';
import type { Moves } from '../store/figures.ts';
import { filedBelow } from '../store/figures.ts';

/** Before the key of what was filed in a former area and cannot be told apart by the areas of today. */
export const formerKey = 'former ';

/**
 * Which cases of a period count elsewhere by the areas of today, as seen from an area: those that leave it, those that enter it, and under
 * which area one level below (`digits` of its code) each of those within it counts. Only cases of changed areas are looked at.
 */
export async function areaMovesOf(
  tx: Tx,
  currentAreas: CurrentAreas,
  span: { readonly from: Date; readonly to: Date; readonly area: string },
  digits: number,
): Promise<Moves> {
  const moves = { out: [] as string[], in: [] as string[], keys: [] as { id: string; key: string }[] };
  if (currentAreas.changed.length === 0) return moves;
  for (const { id, areaCode, lon, lat, since } of await filedBelow(tx, span, currentAreas.changed)) {
    const point = lon === null || lat === null ? null : { lon, lat };
    const { code, former } = currentAreas.of({ areaCode, point, since });
    if (code === areaCode && former === null) continue;
    const [wasIn, isIn] = [areaCode.startsWith(span.area), code.startsWith(span.area)];
    if (wasIn && !isIn) moves.out.push(id);
    if (!wasIn && isIn) moves.in.push(id);
    if (!isIn) continue;
    const key = code.length < digits && former !== null ? `${formerKey}${former}` : code.slice(0, digits);
    if (key !== areaCode.slice(0, digits)) moves.keys.push({ id, key });
  }
  return moves;
}
