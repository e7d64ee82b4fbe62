import { platformAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { lockSealedBefore, resealFactor } from '../store/second-factors.ts';
import { placeOfSecret } from '../totp.ts';

/** Seals secrets of second factors with the newest keys. @returns how many, at most `limit` */
export const resealFactors = (kernel: Kernel, ring: Ring, limit: number): Promise<number> =>
  kernel.db.write(platformAccess, async (tx) => {
    const rows = await lockSealedBefore(tx, ring.version, limit);
    for (const { accountId, sealed } of rows) {
      const place = placeOfSecret(accountId);
      await resealFactor(tx, accountId, ring.seal(place, ring.open(place, sealed)));
    }
    return rows.length;
  });
