import { v7 } from 'uuid';
import { carryOut, shippedPacks } from '#modules/packs/index.ts';
import { bringRows, openRegister } from '#modules/registers/index.ts';
import type { District } from '#tools/testing/district.ts';

type Value = string | number | boolean;
/** A contract of a company with an estate, over whole days. */
export interface ContractOf {
  readonly estate: string;
  readonly company: string;
  readonly begins: string;
  readonly ends: string;
}

/** Brings the registers of estates and contracts into a district, with some rows. An estate lies in the grid with these last digits. */
export const bringEstates = async (
  d: District,
  estates: readonly { id: string; name: string; tail: string; households?: number; state?: string }[],
  contracts: readonly ContractOf[],
): Promise<void> => {
  const { kernel } = d.process;
  const ring = await kernel.keys.of(d.id);
  const at = new Date('2025-01-01T00:00:00+08:00');
  const by = { jurisdictionId: d.id, actorId: null, at };
  const pack = shippedPacks().find(({ manifest }) => manifest.code === 'estates');
  if (!pack) throw new Error('no pack of estates');
  const given = { choices: [], reason: null, effectiveOn: null, seen: null };
  const known = await d.asOwner("select from registers where jurisdiction_id = $1 and code = 'estates'", [d.id]);
  if (known.length === 0) await kernel.db.write(d.access, (tx) => carryOut(tx, by, kernel.definitions.find, pack, given));
  const bring = (code: string, rows: { id: string; state: string; values: Record<string, Value> }[]): Promise<unknown> =>
    kernel.db.write(d.access, async (tx) =>
      bringRows(
        tx,
        await openRegister(tx, d.id, code, kernel.clock.now()),
        { ring, by: null },
        rows.map((row) => ({ ...row, at })),
      ),
    );
  await bring(
    'estates',
    estates.map(({ id, name, tail, households = 500, state = 'confirmed' }) => ({
      id,
      state,
      values: { name, area: d.area(tail).code, kind: 'commodity', households, management: 'company' },
    })),
  );
  const tailOf = new Map(estates.map(({ id, tail }) => [id, tail]));
  await bring(
    'property_contracts',
    contracts.map(({ estate, company, begins, ends }) => ({
      id: v7(),
      state: 'confirmed',
      values: { estate, company, begins, ends, area: d.area(tailOf.get(estate) ?? '').code, stage: 'owners' },
    })),
  );
};
