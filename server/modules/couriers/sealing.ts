import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { olderHelps, resealHelp } from './store/helps.ts';

/** What stands sealed with help that was asked for; once it has ended with an answer, that alone. */
export interface HelpSecret {
  readonly name: string;
  /** Null: that of the account. */
  readonly phone: string | null;
  readonly words: string;
  readonly answer: string | null;
}

const place = (id: string): string => `courier_helps.sealed ${id}`;
export const sealHelp = (ring: Ring, id: string, secret: HelpSecret): Buffer => ring.seal(place(id), JSON.stringify(secret));
/** Null once nothing of it is left. */
export const openHelp = (ring: Ring, { id, sealed }: { readonly id: string; readonly sealed: Buffer | null }): HelpSecret | null =>
  sealed === null ? null : (JSON.parse(ring.open(place(id), sealed)) as HelpSecret);

/** Seals what was asked with the newest keys. @returns how many there were */
export const resealHelps = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderHelps(tx, ring.version, limit);
    for (const { id, sealed } of rows) await resealHelp(tx, id, ring.seal(place(id), ring.open(place(id), sealed)), ring.version);
    return rows.length;
  });
