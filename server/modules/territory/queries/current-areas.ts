import type { Tx } from '#kernel/db.ts';
import { type CurrentArea, type Filed, makeCurrentAreas } from '../domain/current-area.ts';
import type { TerritorySnapshot } from '../domain/snapshot.ts';
import { readSuccessions } from '../store/register.ts';

/** How what was filed in the areas of earlier days counts by the areas of today. */
export interface CurrentAreas {
  /**
   * Where to look for what counts elsewhere today: everything filed below these codes, before the moment where one is given. Nothing filed
   * elsewhere has changed its area.
   */
  readonly changed: readonly { readonly code: string; readonly before: Date | null }[];
  /** Where something counts by the areas of today. */
  of(filed: Filed): CurrentArea;
}

/** Reads the recorded changes that hold on a day (YYYY-MM-DD in Shanghai). */
export async function readCurrentAreas(tx: Tx, territory: TerritorySnapshot, today: string): Promise<CurrentAreas> {
  const changes = (await readSuccessions(tx)).filter(({ on }) => on <= today);
  const dissolved = territory.dissolved.map(({ code }) => ({ code, before: null }));
  const living = changes.flatMap(({ from, on }) =>
    territory.find(from)?.current ? [{ code: from, before: new Date(`${on}T00:00:00+08:00`) }] : [],
  );
  const nameOf = (code: string): string | null => territory.find(code)?.shortName ?? null;
  return {
    changed: [...dissolved, ...living],
    of: makeCurrentAreas({
      changes,
      everNameOf: nameOf,
      nameOf: (code) => (territory.find(code)?.current ? nameOf(code) : null),
      locate: (point) => territory.locate(point)?.area.code ?? null,
    }),
  };
}
