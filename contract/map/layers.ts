import { z } from 'zod';

/** A layer of the map by the name under which its module adds it. */
export type MapLayerId = string;
/** Such names, `cases`, `places`. */
export const mapLayerId = z.string().regex(/^[a-z][a-z_]{0,39}$/);

/** Lights of a case's clock, the most pressing first; `none`: no clock runs. */
export const mapLights = ['red', 'yellow', 'green', 'none'] as const;
export type MapLight = (typeof mapLights)[number];

/** Zooms at which point tiles exist; beyond the largest the map enlarges it. */
export const mapZooms = { min: 0, areas: 15, points: 17 } as const;
/** From this zoom on a cluster names its members, up to `mapMembers` of them. */
export const mapMembersFrom = 15;
export const mapMembers = 20;
