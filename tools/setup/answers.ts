import { publicUrlsOf } from '#kernel/config.ts';
import type { System } from '#tools/areas/boundaries.ts';

const systems: readonly string[] = ['wgs84', 'gcj02', 'bd09'] satisfies System[];

/** A coordinate system as people write it, GCJ-02 or gcj02; null when it is none. */
export const systemOf = (text: string): System | null => {
  const name = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  return systems.includes(name) ? (name as System) : null;
};

/** Whether these are public addresses, separated by commas. */
export const isAddress = (text: string): boolean => {
  try {
    return publicUrlsOf({ PUBLIC_URL: text }).length > 0;
  } catch {
    return false;
  }
};
