import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MyOwnership } from '#contract/assemblies/register.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { findByPhones, provenPhone, tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { labelOf } from '../domain/words.ts';
import { findEstate } from '../store/estates.ts';
import { type HolderRow, holdersOfAccount, holdersOfPersons, sharesOfHolders, sharesOfUnits } from '../store/holders.ts';
import { unitsById } from '../store/units.ts';

/** Owners the viewer may be: the person tied to the account, and whoever is registered under the account's proven phone. */
export const candidates = async ({ viewer, ring }: Eye, tx: Tx): Promise<HolderRow[]> => {
  const tied = await tiedPerson(tx, viewer.accountId);
  const phone = await provenPhone(tx, viewer.accountId);
  const bearers = phone === null ? [] : await findByPhones(tx, ring, [phone]);
  const persons = [...new Set([...(tied === null ? [] : [tied]), ...bearers.map(({ id }) => id)])];
  return holdersOfPersons(tx, persons);
};

/** What the viewer owns, once proven; before that nothing but whether it can be proven. */
export const ownershipShown = async (eye: Eye, tx: Tx): Promise<MyOwnership> => {
  const holders = await holdersOfAccount(tx, eye.viewer.accountId);
  if (holders.length === 0) return { proven: false, askable: (await candidates(eye, tx)).length > 0, estates: [] };
  const shares = await sharesOfHolders(
    tx,
    holders.map(({ id }) => id),
  );
  const all = await sharesOfUnits(
    tx,
    shares.map(({ unitId }) => unitId),
  );
  const units = await unitsById(
    tx,
    shares.map(({ unitId }) => unitId),
  );
  const estates: MyOwnership['estates'] = [];
  for (const id of new Set(holders.map(({ estateId }) => estateId))) {
    const estate = await findEstate(tx, id);
    const own = units
      .filter((one) => one.estateId === id)
      .map((one) => ({ label: labelOf(one), area: one.area, together: all.filter(({ unitId }) => unitId === one.id).length > 1 }));
    if (estate) estates.push({ id, name: estate.name, units: own });
  }
  return { proven: true, askable: false, estates };
};
export const myOwnership = async (context: Context, viewer: Viewer): Promise<MyOwnership> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => ownershipShown(eye, tx));
};
