import type { QueryClient } from '@tanstack/react-query';
import { groundQuery } from './queries.ts';

/** Brings the map of where the holder works to the phone. */
export const bringGround = async (client: QueryClient): Promise<void> => {
  await Promise.all([
    client.fetchQuery(groundQuery),
    import('./day-map.tsx'),
    import('../../place/maplibre.ts').then(({ bringMap }) => bringMap()),
    import('./draw-day.ts'),
  ]);
};
