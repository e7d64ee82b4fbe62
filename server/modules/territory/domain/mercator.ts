/** Web mercator (EPSG:3857) scaled to the square from 0 to 1 that map tile 0/0/0 covers; x grows eastward, y southward. */
export const mercatorX = (lon: number): number => lon / 360 + 0.5;
export const mercatorY = (lat: number): number => {
  const sin = Math.sin((lat * Math.PI) / 180);
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI));
};
export const lonOf = (x: number): number => (x - 0.5) * 360;
export const latOf = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

/** Metres of a full turn on the equator: a unit of the square at latitude `lat` is this times its cosine. */
export const worldMetres = 40_075_016.686;
