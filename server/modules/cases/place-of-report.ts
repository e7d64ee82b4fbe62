import type { ReportBody } from '#contract/cases/api.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { fail } from '#kernel/errors.ts';
import type { Located, TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { refuseOutside, refuseUndrawn } from '#modules/territory/index.ts';

type Told = Pick<ReportBody, 'point' | 'accuracy' | 'areaCode' | 'placeText' | 'text'>;

/** Where the words say that it is; null when they name no place without doubt. */
export const placeInWords = (territory: TerritorySnapshot, { placeText, text }: Pick<Told, 'placeText' | 'text'>): Located | null =>
  (placeText && territory.locateByText(placeText)) || territory.locateByText(text);

/** The second place where it lies in the first and so tells more, else the first. */
const finer = (first: Located, second: Located | null): Located => (second && isWithin(second.area.path, first.area.path) ? second : first);

/**
 * The place of a report: a point decides, then an area the reporter chose, then the words. Where the point is known only roughly or few
 * boundaries are drawn, a part of the area it surely lies in that was chosen or named decides that part. A point outside is no reason to
 * refuse what the words place, nor what lies just beyond an outline. Where boundaries are missing a point tells at most the whole
 * jurisdiction, for which nobody in particular is responsible: then the others decide, or the reporter is asked for them.
 * @throws `territory.outside`, `territory.undrawn`, `territory.area_not_found`, `territory.place_unknown`
 */
export const placeOfReport = (territory: TerritorySnapshot, told: Told): Located => {
  if (told.point) {
    const inside = territory.locate(told.point, told.accuracy ?? 0);
    if (inside?.grid) return inside;
    if (inside) {
      const chosen = told.areaCode === null ? null : territory.locateChosen(told.areaCode);
      return refuseUndrawn(territory, finer(inside, chosen ?? placeInWords(territory, told)));
    }
    const nearest = territory.nearest(told.point);
    const said = placeInWords(territory, told);
    if (said) return finer(said, nearest);
    if (nearest) return nearest;
    if (territory.tellsOutside || told.areaCode === null) refuseOutside(territory);
  }
  if (told.areaCode !== null) return territory.locateChosen(told.areaCode) ?? fail('territory.area_not_found', { code: told.areaCode });
  return placeInWords(territory, told) ?? fail('territory.place_unknown');
};
