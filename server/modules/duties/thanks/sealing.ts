import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { olderThanks, sealThanksAnew } from './store.ts';

const place = (id: string): string => `thanks.sealed ${id}`;
export const sealThanks = (ring: Ring, id: string, words: string): Buffer => ring.seal(place(id), words);
export const openThanks = (ring: Ring, { id, sealed }: { readonly id: string; readonly sealed: Buffer }): string =>
  ring.open(place(id), sealed);

/** Seals thanks with the newest keys. @returns how many there were */
export const resealThanks = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderThanks(tx, ring.version, limit);
    for (const { id, sealed } of rows) await sealThanksAnew(tx, id, ring.seal(place(id), ring.open(place(id), sealed)), ring.version);
    return rows.length;
  });
