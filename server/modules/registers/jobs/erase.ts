import type { Field } from '#contract/registers/content.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Context } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { titleOf } from '../domain/words.ts';
import { registerKind } from '../kind.ts';
import { openPersonal, placeInHistory, rawOf, sealPersonal } from '../sealing.ts';
import { endedBefore, keepRest, keepRestOfHistory, sealedHistory } from '../store/erase.ts';
import { addHistory } from '../store/history.ts';
import type { RowRecord } from '../store/rows.ts';

/** Rows looked at in one transaction. */
const step = 200;
const monthsAfter = (from: Date, months: number): Date => {
  const then = new Date(from);
  then.setUTCMonth(then.getUTCMonth() + months);
  return then;
};
const without = <V>(values: Readonly<Record<string, V>>, keys: readonly string[]): Record<string, V> =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

interface Erasing {
  readonly jurisdictionId: string;
  readonly ring: Ring;
  readonly now: Date;
}

/** Fields by which values of a row are read: those of now, for what was dropped those of the version it was written in. */
const fieldsOf = async (
  tx: Tx,
  { jurisdictionId }: Erasing,
  { code, fields }: Register,
  row: RowRecord,
): Promise<ReadonlyMap<string, Field>> => {
  const written = await readVersion(tx, registerKind, jurisdictionId, row.definition, code);
  return new Map([...(written?.content.fields ?? []).map((one) => [one.key, one] as const), ...fields]);
};

/** Erases what is personal in a row and has been kept long enough, from its history too. */
const eraseIn = async (tx: Tx, erasing: Erasing, register: Register, row: RowRecord): Promise<void> => {
  const { jurisdictionId, ring, now } = erasing;
  const values = openPersonal({ ring }, row);
  const fields = await fieldsOf(tx, erasing, register, row);
  const isOver = ({ personal }: Field): boolean =>
    personal?.months != null && row.endedAt !== null && monthsAfter(row.endedAt, personal.months) <= now;
  const over = [...fields.values()].filter(isOver);
  const keys = over.map(({ key }) => key);
  const standing = over.filter(({ key }) => values[key] !== undefined);
  if (standing.length === 0) return;
  const ofRow = sealPersonal(
    { ring },
    row.id,
    without(values, keys),
    without(without(rawOf({ ring }, row), Object.keys(row.raw ?? {})), keys),
  );
  const emptied = keys.flatMap((key) => register.slots[key] ?? []);
  await keepRest(tx, { id: row.id, sealed: ofRow, keyVersion: ofRow && ring.version, emptied }, now);
  for (const { version, sealed } of await sealedHistory(tx, row.id)) {
    const place = placeInHistory(row.id, version);
    const rest = without(JSON.parse(ring.open(place, sealed)) as Record<string, unknown>, keys);
    const kept = Object.keys(rest).length > 0 ? ring.seal(place, JSON.stringify(rest)) : null;
    await keepRestOfHistory(tx, { rowId: row.id, version, sealed: kept, keyVersion: kept && ring.version });
  }
  const titles = standing.map((field) => titleOf(field).zh).join('、');
  const entry = { rowId: row.id, version: row.version + 1, definition: row.definition, at: now, byId: null, reason: titles };
  await addHistory(tx, [{ ...entry, what: 'erased', changes: {}, sealed: null, keyVersion: null }]);
  await audit(tx, {
    jurisdictionId,
    actorId: null,
    at: now,
    action: 'registers.erased',
    subject: row.id,
    data: { register: register.code, fields: keys },
  });
};

/** Erases what is personal in rows that ended as many months ago as their register keeps it. Harmless when repeated. */
export const eraseKept = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'registers.erase', async (jurisdictionId) => {
    const { kernel } = context;
    const now = kernel.clock.now();
    const ring = await kernel.keys.of(jurisdictionId);
    for (const { code } of await context.all(jurisdictionId)) {
      const register = await context.register(jurisdictionId, code);
      if (!register) continue;
      let after: string | null = '00000000-0000-0000-0000-000000000000';
      while (after !== null) {
        const from: string = after;
        after = await kernel.db.write(systemAccess(jurisdictionId), async (tx) => {
          const rows = await endedBefore(tx, { register: register.no, before: now, after: from, limit: step });
          for (const row of rows) await eraseIn(tx, { jurisdictionId, ring, now }, register, row);
          return rows.length < step ? null : (rows.at(-1)?.id ?? null);
        });
      }
    }
  });
