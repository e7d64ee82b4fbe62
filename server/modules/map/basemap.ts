import type { MapSetup } from '#contract/map/api.ts';

const hosts = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `https://t${n}.tianditu.gov.cn`);

const wmts = (layer: string, key: string): string[] =>
  hosts.map(
    (host) =>
      `${host}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
  );

/** The basemap of the installation: Tianditu's vector map and its names where there is a key, else none. The key is public by its nature: browsers send it. */
export const basemapOf = (tiandituKey: string | null): MapSetup['basemap'] =>
  tiandituKey === null ? null : { tiles: [wmts('vec', tiandituKey), wmts('cva', tiandituKey)], attribution: '天地图' };

/** Hosts the pages may speak to beside our own: none without a key. */
export const basemapHosts = (tiandituKey: string | null): readonly string[] => (tiandituKey === null ? [] : hosts);
