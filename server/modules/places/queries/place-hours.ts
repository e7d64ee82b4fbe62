import { makesUp, type WeekHours } from '#contract/places/kinds.ts';
import type { Tx } from '#kernel/db.ts';
import { findPlaces } from '../store/places.ts';

/** When a place is open and how it is reached, for modules that let people come there. */
export interface PlaceHours {
  readonly hours: WeekHours;
  /** The day on which the hours were told last; null where that is not known. */
  readonly hoursSince: string | null;
  readonly closedOnHolidays: boolean;
  /** A make-up day has the hours of a working day. */
  readonly makesUp: boolean;
  readonly address: string | null;
  readonly phone: string | null;
}

/** Hours, address and telephone of some places, by their ids. */
export const placeHours = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PlaceHours>> => {
  const rows = ids.length === 0 ? [] : await findPlaces(tx, jurisdictionId, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        hours: row.hours,
        hoursSince: row.hoursSince,
        closedOnHolidays: row.closedOnHolidays,
        makesUp: makesUp(row.kind, row.makeUpDays),
        address: row.address,
        phone: row.phone,
      },
    ]),
  );
};
