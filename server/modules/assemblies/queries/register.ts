import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type {
  listOwnerDoubts,
  listOwnerEstates,
  listOwnerUnits,
  OwnerDoubt,
  OwnerEstate,
  OwnerEstateDetail,
  OwnerUnit,
} from '#contract/assemblies/register.ts';
import { rollOf } from '#contract/assemblies/roll.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { keyOf, placeOf } from '#modules/households/domain/index.ts';
import { maskIdNumber, maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { openIdNumber, openPhone } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { labelOf } from '../domain/words.ts';
import { mayKeep, mayRead, mayRun, mayUse, readableAreas } from '../policy.ts';
import { pageOfDoubts } from '../store/doubts.ts';
import { buildingsOf, type EstateRow, type EstateSums, estatesIn, findEstate } from '../store/estates.ts';
import { developerOf, type HolderRow, holdersById, sharesOfEstate, sharesOfHolders, sharesOfUnits } from '../store/holders.ts';
import { pageOfUnits, rollUnits, type UnitRow, unitsById, unitsOf } from '../store/units.ts';

const areaOf = ({ snapshot }: Eye, areaPath: string): { code: string; name: string } => {
  const area = snapshot.findByPath(areaPath);
  return { code: areaPath.replaceAll('.', ''), name: area ? snapshot.describe(area) : areaPath };
};
const presentEstate = (eye: Eye, { areaPath, ...one }: EstateSums): OwnerEstate => ({
  ...one,
  area: areaOf(eye, areaPath),
  mayManage: mayKeep(eye.viewer, areaPath),
  mayRun: mayRun(eye.viewer, areaPath),
});
/** The register of an id as the viewer may see it. @throws assemblies.estate_not_found */
export const seenEstate = async ({ viewer }: Eye, tx: Tx, id: string): Promise<EstateRow> => {
  const found = await findEstate(tx, id);
  return found && mayRead(viewer, found.areaPath) ? found : fail('assemblies.estate_not_found');
};
export const estateShown = async (eye: Eye, tx: Tx, id: string): Promise<OwnerEstate> => {
  await seenEstate(eye, tx, id);
  const [found] = await estatesIn(tx, [], id);
  return found ? presentEstate(eye, found) : fail('assemblies.estate_not_found');
};

export const estatesList = async (
  context: Context,
  viewer: Viewer,
  { area }: z.output<NonNullable<typeof listOwnerEstates.query>>,
): Promise<z.input<typeof listOwnerEstates.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const below = area === undefined ? null : (eye.snapshot.find(area) ?? fail('territory.area_not_found', { code: area }));
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => estatesIn(tx, readableAreas(viewer)));
  const within = rows.filter(({ areaPath }) => below === null || areaPath === below.path || areaPath.startsWith(`${below.path}.`));
  return { items: within.map((one) => presentEstate(eye, one)), mayCreate: can(viewer, 'assemblies.register') };
};

/** Faults told at most: whoever mends these looks again. */
const mostFaults = 200;
/** What a register gives as a roll by the rules in force. */
export const registerRoll = async (
  { rules }: Pick<Eye, 'rules'>,
  tx: Tx,
  estateId: string,
  within: Parameters<typeof unitsOf>[2] | ((unit: UnitRow) => boolean) = null,
) => {
  const some = typeof within === 'function' ? within : () => true;
  const units = (await unitsOf(tx, estateId, typeof within === 'function' ? null : within)).filter(some);
  const shares = await sharesOfEstate(tx, estateId);
  const roll = rollOf(rollUnits(units, shares), { parking: rules.parking.rule, developer: await developerOf(tx, estateId) });
  return { units, ...roll };
};
/** By what an entry is known that several units belong to: the first of them, and how many there are. */
export const entryLabel = (labels: readonly string[]): string =>
  `${labels[0] ?? ''}${labels.length > 1 ? wordOf('zh-CN', 'assemblies.andMore', { count: labels.length }) : ''}`;
/** What {@link registerRoll} gives where nothing is wrong with it, each entry with its label. @throws assemblies.roll_faults with the first fault */
export const soundRoll = async (...asked: Parameters<typeof registerRoll>) => {
  const { units, entries, faults } = await registerRoll(...asked);
  const labels = new Map(units.map((one) => [one.id, labelOf(one)]));
  const [first] = faults;
  if (first)
    fail('assemblies.roll_faults', {
      count: faults.length,
      label: labels.get(first.unit) ?? '',
      fault: wordOf('zh-CN', `assemblies.rollFaults.${first.code}`, 'sum' in first ? { sum: first.sum } : {}),
    });
  return entries.map((one) => ({ ...one, label: entryLabel(one.units.map((id) => labels.get(id) ?? '')) }));
};
export const oneEstate = async (context: Context, viewer: Viewer, id: string): Promise<OwnerEstateDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const shown = await estateShown(eye, tx, id);
    const { units, entries, faults } = await registerRoll(eye, tx, id);
    const labels = new Map(units.map((one) => [one.id, labelOf(one)]));
    return {
      ...shown,
      buildings: await buildingsOf(tx, id),
      roll: { heads: entries.reduce((n, { heads }) => n + heads, 0), area: entries.reduce((n, { area }) => n + area, 0) },
      faultCount: faults.length,
      faults: faults.slice(0, mostFaults).map(({ unit: unitId, code, ...data }) => ({
        unitId,
        label: labels.get(unitId) ?? '',
        code,
        message: wordOf('zh-CN', `assemblies.rollFaults.${code}`).replace('{{sum}}', 'sum' in data ? data.sum : ''),
      })),
      parkingSource: `${wordOf('zh-CN', `assemblies.parking.${eye.rules.parking.rule}`)}（${eye.rules.parking.source}）`,
    };
  });
};

/** Whole names for whoever keeps the register, masked ones for others. */
const nameFor = (whole: boolean, { kind, name }: HolderRow): string => (kind !== 'person' || whole ? name : maskName(name));
/** Units with their owners. */
export const presentUnits = async (eye: Eye, tx: Tx, whole: boolean, units: readonly UnitRow[]): Promise<OwnerUnit[]> => {
  const shares = Map.groupBy(
    await sharesOfUnits(
      tx,
      units.map(({ id }) => id),
    ),
    ({ unitId }) => unitId,
  );
  const ids = [...new Set([...shares.values()].flat().map(({ holderId }) => holderId))];
  const holders = new Map((await holdersById(tx, ids)).map((one) => [one.id, one]));
  return units.map((one) => ({
    id: one.id,
    building: one.building,
    unit: one.unit,
    room: one.room,
    label: labelOf(one),
    use: one.use,
    state: one.state,
    area: one.area,
    areaBasis: one.areaBasis,
    hasTitle: one.titleSealed !== null,
    owners: (shares.get(one.id) ?? []).flatMap(({ holderId, n, d }) => {
      const holder = holders.get(holderId);
      if (!holder) return [];
      const phone = holder.personId === null ? null : maskPhone(openPhone(eye.ring, holder.personId, holder.phoneSealed));
      return [{ holderId, kind: holder.kind, name: nameFor(whole, holder), phone, share: n === null ? null : `${n}/${d}` }];
    }),
  }));
};
export const unitShown = async (eye: Eye, tx: Tx, id: string): Promise<OwnerUnit> => {
  const [unit] = await unitsById(tx, [id]);
  const estate = unit && (await findEstate(tx, unit.estateId));
  if (!unit || !estate || !mayRead(eye.viewer, estate.areaPath)) return fail('assemblies.unit_not_found');
  const [shown] = await presentUnits(eye, tx, mayKeep(eye.viewer, estate.areaPath), [unit]);
  return shown as OwnerUnit;
};

/** The parts of an address as it is sorted, for `like`. */
const soughtParts = (q: string): string[] =>
  keyOf(q)
    .replace(/[室户号]$/, '')
    .split(/栋|单元|[-－—#]/)
    .filter(Boolean)
    .map((part) => placeOf(part).replaceAll(/[\\%_]/g, '\\$&'));
export type UnitsAsked = Omit<z.output<NonNullable<typeof listOwnerUnits.query>>, 'cursor' | 'limit'>;
export const unitFilter = (estateId: string, { building, use, q }: UnitsAsked): Parameters<typeof pageOfUnits>[1] => ({
  estateId,
  building: building ?? null,
  use: use ?? null,
  words: q ? q : null,
  // 3栋2单元501室, 3-2-501, 3-501: its parts in this order, whatever stands between
  sortWords: q && soughtParts(q).length > 0 ? `%${soughtParts(q).join(' %')}%` : null,
});
export const unitsPage = async (
  context: Context,
  viewer: Viewer,
  estateId: string,
  query: z.output<NonNullable<typeof listOwnerUnits.query>>,
): Promise<z.input<typeof listOwnerUnits.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(query.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const estate = await seenEstate(eye, tx, estateId);
    const found = await pageOfUnits(tx, unitFilter(estateId, query), after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ sort, id }) => [sort, id]);
    return { items: await presentUnits(eye, tx, mayKeep(viewer, estate.areaPath), rows), next };
  });
};

export const doubtsPage = async (
  context: Context,
  viewer: Viewer,
  estateId: string,
  query: z.output<NonNullable<typeof listOwnerDoubts.query>>,
): Promise<z.input<typeof listOwnerDoubts.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(query.cursor, ['uuid', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const estate = await seenEstate(eye, tx, estateId);
    if (!mayKeep(viewer, estate.areaPath)) fail('session.forbidden');
    const found = await pageOfDoubts(
      tx,
      { estateId, building: query.building ?? null, reason: query.reason ?? null },
      after,
      query.limit + 1,
    );
    const { rows, next } = cutPage(found, query.limit, ({ firstId, secondId }) => [firstId, secondId]);
    const ids = rows.flatMap(({ firstId, secondId }) => [firstId, secondId]);
    const holders = new Map((await holdersById(tx, ids)).map((one) => [one.id, one]));
    const shares = await sharesOfHolders(tx, ids);
    const units = new Map((await unitsById(tx, [...new Set(shares.map(({ unitId }) => unitId))])).map((one) => [one.id, labelOf(one)]));
    const side = (id: string): OwnerDoubt['first'] => {
      const holder = holders.get(id);
      const personId = holder?.personId ?? null;
      return {
        holderId: id,
        name: holder?.name ?? '',
        phone: personId === null ? null : maskPhone(openPhone(eye.ring, personId, holder?.phoneSealed ?? null)),
        idNumber: personId === null ? null : maskIdNumber(openIdNumber(eye.ring, personId, holder?.idNumberSealed ?? null)),
        units: shares.filter(({ holderId }) => holderId === id).map(({ unitId }) => units.get(unitId) ?? ''),
      };
    };
    return {
      items: rows.map(({ firstId, secondId, reasons, decision }) => ({ first: side(firstId), second: side(secondId), reasons, decision })),
      next,
    };
  });
};
