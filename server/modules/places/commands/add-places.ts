import type { PlaceFacts } from '#contract/places/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { makeToken } from '../domain/token.ts';
import { insertPlaces } from '../store/places.ts';

/** A place of the platform's own making; whoever makes it knows the area it lies in. */
export interface NewPlace extends Omit<PlaceFacts, 'hours' | 'organisationId'> {
  readonly id: string;
  readonly areaCode: string;
  readonly hours: Parameters<typeof insertPlaces>[1][number]['hours'];
}

/** Adds places, however many, in one statement. @param areaIds ids of areas by code; @param today day in Shanghai */
export async function addPlaces(tx: Tx, places: readonly NewPlace[], areaIds: ReadonlyMap<string, string>, today: string): Promise<void> {
  await insertPlaces(
    tx,
    places.map(({ point, areaCode, ...facts }) => {
      const areaId = areaIds.get(areaCode);
      if (!areaId) throw new Error(`no area ${areaCode} for ${facts.name}`);
      const makeUpDays = facts.makeUpDays ?? null;
      return { ...facts, makeUpDays, ...point, areaId, areaCode, areaPath: pathOfCode(areaCode), organisationId: null, token: makeToken() };
    }),
    today,
  );
}
