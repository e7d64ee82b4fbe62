import { placeKinds } from '../places/kinds.ts';

/** Layers of the map, in the order in which they are drawn: what presses most lies on top. */
export const mapLayers = ['places', 'units', 'teams', 'organisations', 'workers', 'cases'] as const;
export type MapLayerId = (typeof mapLayers)[number];

/** Kinds by which a layer can be narrowed; cases are narrowed by category, light and state instead. */
export const mapKinds = {
  organisations: [
    'party_committee',
    'general_branch',
    'branch',
    'party_group',
    'contact_household',
    'big_party_committee',
    'alliance',
    'department',
    'street_office',
    'community',
  ],
  units: ['public_institution', 'enterprise', 'social_organisation', 'property_company', 'owners_committee', 'property_committee'],
  teams: ['volunteer_team', 'grid_team'],
  places: placeKinds,
} as const satisfies Partial<Record<MapLayerId, readonly string[]>>;

/** Lights of a case's clock, the most pressing first; `none`: no clock runs. */
export const mapLights = ['red', 'yellow', 'green', 'none'] as const;
export type MapLight = (typeof mapLights)[number];

/** Zooms at which point tiles exist; beyond the largest the map enlarges it. */
export const mapZooms = { min: 0, areas: 15, points: 17 } as const;
/** From this zoom on a cluster names its members, up to `mapMembers` of them. */
export const mapMembersFrom = 15;
export const mapMembers = 20;
