import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { olderReports, resealReport } from './store/reports.ts';

const place = (id: string): string => `duty_reports.sealed ${id}`;

/** Seals what was told of a day: it may name people. */
export const sealReport = (ring: Ring, id: string, words: string): Buffer => ring.seal(place(id), words);
export const openReport = (ring: Ring, { id, sealed }: { readonly id: string; readonly sealed: Buffer | null }): string =>
  sealed === null ? '' : ring.open(place(id), sealed);

/** Seals reports with the newest keys. @returns how many there were */
export const resealReports = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderReports(tx, ring.version, limit);
    for (const { id, sealed } of rows) await resealReport(tx, id, ring.seal(place(id), ring.open(place(id), sealed)), ring.version);
    return rows.length;
  });
