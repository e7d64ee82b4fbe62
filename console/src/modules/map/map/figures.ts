import type { MapArea, MapFigures } from '#contract/map/api.ts';

/** What the list and the colours of the areas are about. */
export const metrics = ['cases', 'households', 'residents', 'organisations', 'units', 'teams', 'workers', 'places'] as const;
export type Metric = (typeof metrics)[number];

/** Open cases of an area. */
export const casesOf = ({ cases }: MapFigures): number => (cases ? cases.red + cases.yellow + cases.green + cases.none : 0);

/** A figure of an area; null where it is not known or not for this viewer. */
export const figureOf = ({ figures }: MapArea, metric: Metric): number | null => {
  if (metric === 'cases') return figures.cases && casesOf(figures);
  if (metric === 'workers') return figures.workers?.total ?? null;
  if (metric === 'places') return figures.places && Object.values(figures.places).reduce((a, b) => a + b, 0);
  return figures[metric];
};
