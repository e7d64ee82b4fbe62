import type { Tx } from '#kernel/db.ts';
import { type PointValues, putPoints } from '../store/points.ts';
import { countRounds, holdRounds, type OpenedRound } from '../store/rounds.ts';
import { insertRoutes, type RouteValues } from '../store/routes.ts';
import { insertScans, type NewScan } from '../store/scans.ts';

/** Patrols as they went, for demos. */
export interface PastPatrols {
  readonly points: readonly (PointValues & { readonly placeId: string })[];
  readonly routes: readonly RouteValues[];
  /** Rounds in which something was done. */
  readonly rounds: readonly OpenedRound[];
  readonly scans: readonly NewScan[];
}

/** Writes points, routes and rounds of the past, each kind in one statement. */
export const addPatrols = async (tx: Tx, { points, routes, rounds, scans }: PastPatrols): Promise<void> => {
  await putPoints(
    tx,
    points.map((point) => ({ ...point, version: 0 })),
  );
  await insertRoutes(tx, routes);
  await holdRounds(tx, rounds);
  await insertScans(tx, scans);
  await countRounds(tx, rounds);
};
