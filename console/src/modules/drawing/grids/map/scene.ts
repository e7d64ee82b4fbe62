import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import type { Mode } from '#ui/theme.ts';
import { makeMap } from '../../../../components/map/makeMap.ts';
import { drawingStyle, type SourceName, sourceNames } from './style.ts';

export type AreaState = { chosen?: boolean; fresh?: boolean };

/** A map that is fed features by source and hands on only those that differ from what it has. */
export interface Scene {
  readonly map: MapLibre;
  feed(name: SourceName, features: readonly Feature[]): void;
  /** States of areas by key; what is not named has none. */
  mark(states: ReadonlyMap<string, AreaState>): void;
  restyle(mode: Mode): void;
  remove(): void;
}

const keyOf = (feature: Feature): string => String(feature.properties?.['key']);

/** Makes the drawing map in a box. @throws when the browser cannot draw (no WebGL) */
export const makeScene = (container: HTMLElement, mode: Mode): Scene => {
  const map = makeMap({ container, style: drawingStyle(mode), maxZoom: 20 });
  const held = new Map<SourceName, Map<string, Feature>>(sourceNames.map((name) => [name, new Map()]));
  let states: ReadonlyMap<string, AreaState> = new Map();
  let ready = false;
  const source = (name: SourceName): GeoJSONSource | undefined => map.getSource<GeoJSONSource>(name);
  const applyStates = (): void => {
    map.removeFeatureState({ source: 'areas' });
    for (const [key, state] of states) map.setFeatureState({ source: 'areas', id: key }, state);
  };
  map.on('style.load', () => {
    ready = true;
    for (const [name, features] of held) source(name)?.setData({ type: 'FeatureCollection', features: [...features.values()] });
    applyStates();
  });
  return {
    map,
    feed: (name, features) => {
      const before = held.get(name) as Map<string, Feature>;
      const after = new Map(features.map((feature) => [keyOf(feature), feature]));
      held.set(name, after);
      if (!ready) return;
      const add = [...after].filter(([key, feature]) => before.get(key) !== feature).map(([, feature]) => feature);
      const remove = [...before.keys()].filter((key) => !after.has(key));
      if (add.length > 0 || remove.length > 0) void source(name)?.updateData({ add, remove });
    },
    mark: (next) => {
      states = next;
      if (ready) applyStates();
    },
    restyle: (next) => {
      ready = false;
      map.setStyle(drawingStyle(next), { diff: false });
    },
    remove: () => map.remove(),
  };
};
