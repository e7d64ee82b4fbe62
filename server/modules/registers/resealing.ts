import { systemAccess } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { registerKind } from './kind.ts';
import { digestOf } from './sealing.ts';
import { allRegisters } from './store/registers.ts';
import { olderRows, resealHistory, resealRow } from './store/reseal.ts';

/** Seals rows and their history with the newest keys, and lets their columns be found by them. @returns how many there were */
export const reseal = ({ db }: Pick<Kernel, 'db'>, jurisdictionId: string, ring: Ring, limit: number): Promise<number> =>
  db.write(systemAccess(jurisdictionId), async (tx) => {
    const rows = await olderRows(tx, ring, limit);
    if (rows.length === 0) return resealHistory(tx, ring, limit);
    const registers = new Map((await allRegisters(tx)).map((one) => [one.no, one]));
    for (const row of rows) {
      const register = registers.get(row.register);
      const version = register && (await readVersion(tx, registerKind, jurisdictionId, row.definition, register.code));
      await resealRow(tx, ring, row, (values) =>
        Object.fromEntries(
          (version?.content.fields ?? []).flatMap(({ key, type, personal }) => {
            const [column, value] = [register?.slots[key], values[key]];
            return personal && column !== undefined && value !== undefined ? [[column, digestOf({ ring })(type, String(value))]] : [];
          }),
        ),
      );
    }
    return rows.length;
  });
