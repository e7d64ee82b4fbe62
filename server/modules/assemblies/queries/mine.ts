import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MyOwnership, proveOwnership as proveEndpoint } from '#contract/assemblies/register.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tooMany } from '#kernel/limiter.ts';
import { findByPhones, openIdNumber, provenPhone, tiedPerson } from '#modules/persons/index.ts';
import { takeBallots } from '../commands/transfer.ts';
import { type Context, type Eye, eyeOf, ownCommand } from '../context.ts';
import { labelOf } from '../domain/words.ts';
import { findEstate } from '../store/estates.ts';
import { type HolderRow, holdersOfAccount, holdersOfPersons, sharesOfHolders, sharesOfUnits, tieHolders } from '../store/holders.ts';
import { openTitle, unitsById } from '../store/units.ts';

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

/** Whether signs are the last six of an owner's identity number or of the title of one of their units. */
const matches = async (eye: Eye, tx: Tx, holder: HolderRow, digits: string): Promise<boolean> => {
  const number = holder.personId === null ? null : openIdNumber(eye.ring, holder.personId, holder.idNumberSealed);
  if (number?.endsWith(digits)) return true;
  const shares = await sharesOfHolders(tx, [holder.id]);
  const units = await unitsById(
    tx,
    shares.map(({ unitId }) => unitId),
  );
  return units.some((unit) =>
    openTitle(eye.ring, unit)
      ?.toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .endsWith(digits),
  );
};

/** Ties the account to the owner it proves to be; few tries a day. @throws assemblies.owner_unknown, assemblies.not_proven, request.too_many */
export const prove = async (
  context: Context,
  viewer: Viewer,
  body: z.output<NonNullable<(typeof proveEndpoint)['body']>>,
): Promise<MyOwnership> => {
  if (viewer.anonymous) fail('session.forbidden');
  const wait = await context.proofs.take(viewer.accountId);
  if (wait !== null) return tooMany(wait);
  // what was typed is not kept, not even as part of a digest
  const asked = { id: body.id };
  return ownCommand(
    context,
    viewer,
    'assemblies.prove',
    asked,
    async ({ eye, tx, actorId, jurisdictionId, at, log }) => {
      const may = (await candidates(eye, tx)).filter(({ accountId }) => accountId === null || accountId === viewer.accountId);
      if (may.length === 0) fail('assemblies.owner_unknown');
      const proven: HolderRow[] = [];
      for (const holder of may) if (await matches(eye, tx, holder, body.digits)) proven.push(holder);
      if (proven.length === 0) fail('assemblies.not_proven');
      // of one person in several estates one proof is enough
      const persons = new Set(proven.map(({ personId }) => personId));
      const all = may.filter(({ personId }) => persons.has(personId));
      await tieHolders(
        tx,
        all.map(({ id }) => id),
        viewer.accountId,
        at,
      );
      await takeBallots(eye, tx, { jurisdictionId, actorId, at, log }, all);
      await log('assemblies.owner_proven', all[0]?.id ?? '', { data: { estates: all.length } });
      return { tied: all.length };
    },
    (eye, tx) => ownershipShown(eye, tx),
  );
};
