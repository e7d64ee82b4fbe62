import { type CaseState, states } from '#contract/cases/lifecycle.ts';
import { type MapLayerId, type MapLight, mapLights } from '#contract/map/layers.ts';
import { refined } from '../../../app/kinds.ts';
import { layerViews } from '../../../app/manifest.ts';

/** Everything that decides what the map shows; it lives in the address, so that a view can be sent to a colleague. */
export interface MapSearch {
  area?: string;
  /** Layers that are on; absent: cases alone. */
  layers?: MapLayerId[];
  heat?: true;
  light?: MapLight[];
  state?: CaseState[];
  category?: string;
  /** Kinds by which a layer is narrowed, under its name. */
  [layer: string]: unknown;
}

/** Kinds by which a layer is narrowed, none where it is shown whole. */
export const kindsIn = (search: MapSearch, layer: MapLayerId): readonly string[] => (search[layer] as string[] | undefined) ?? [];

const listOf = <T extends string>(value: unknown, all: readonly T[]): T[] | undefined => {
  const given: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const known = all.filter((one) => given.includes(one));
  return known.length > 0 ? known : undefined;
};
const code = (value: unknown): string | undefined => (/^\d{2,20}$/.test(String(value ?? '')) ? String(value) : undefined);

/** Reads the map's choice from an address; what makes no sense is left out. */
export const readMapSearch = (raw: Record<string, unknown>): MapSearch => {
  const search: Record<string, unknown> = {
    area: code(raw['area']),
    layers:
      raw['layers'] === 'none' || (Array.isArray(raw['layers']) && raw['layers'].length === 0)
        ? []
        : listOf(raw['layers'], Object.keys(layerViews)),
    heat: raw['heat'] === true || raw['heat'] === 'true' ? true : undefined,
    light: listOf(raw['light'], mapLights),
    state: listOf(raw['state'], states),
    category: code(raw['category']),
  };
  for (const [layer, { kinds }] of Object.entries(layerViews))
    if (kinds) search[layer] = listOf(raw[layer], refined(kinds.set, kinds.codes));
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as MapSearch;
};

/** Query strings of the layers' tiles, empty for a layer that is not narrowed. */
export const filtersOf = (search: MapSearch): Partial<Record<MapLayerId, string>> => {
  const made: Partial<Record<MapLayerId, string>> = {};
  for (const [layer, { kinds }] of Object.entries(layerViews)) {
    const chosen = kindsIn(search, layer);
    if (kinds && chosen.length > 0) made[layer] = `?${new URLSearchParams({ kind: [...new Set(refined(kinds.set, chosen))].join(',') })}`;
  }
  const cases = new URLSearchParams();
  if (search.category) cases.set('kind', search.category);
  if (search.state?.length) cases.set('state', search.state.join(','));
  if (search.light?.length) cases.set('light', search.light.join(','));
  if (cases.size > 0) made['cases'] = `?${cases}`;
  return made;
};
