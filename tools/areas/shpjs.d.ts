declare module 'shpjs' {
  /** Geometries of a .shp file as GeoJSON, brought to WGS-84 degrees when the text of a .prj file says how. */
  export function parseShp(shp: Uint8Array, prj?: string): unknown[];
  /** Records of a .dbf file; `cpg` names the encoding. */
  export function parseDbf(dbf: Uint8Array, cpg?: string): Record<string, unknown>[];
}
