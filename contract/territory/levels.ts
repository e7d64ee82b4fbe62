/** Levels of the area tree from the whole down (省/市/县区/街道/社区/网格/微网格). */
export const areaLevels = ['province', 'city', 'county', 'street', 'community', 'grid', 'micro_grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/**
 * Path of an area in the tree, from its code: 2+2+2 digits of GB/T 2260, then 3 street, 3 community, 3 grid, 2 micro-grid digits
 * (statistical code and unit grid code), joined by dots, e.g. `530702001003001` → `53.07.02.001.003.001`.
 * A subtree is everything whose path starts with the root's path.
 */
export const pathOfCode = (code: string): string => {
  const widths = [2, 2, 2, 3, 3, 3, 2];
  const parts: string[] = [];
  let at = 0;
  for (const width of widths) {
    if (at >= code.length) break;
    parts.push(code.slice(at, at + width));
    at += width;
  }
  return parts.join('.');
};

/** Whether `path` lies in the subtree of `root` (or is it). */
export const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}.`);

/** Of some paths those that lie in no other of them, each once. */
export const outermost = (paths: readonly string[]): string[] =>
  [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && isWithin(path, other)));

/** Characters of a text that are looked at for names of places. Here, where no schema library is, so that the pages stay light. */
export const longestPlaceText = 500;
