import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { MyOwnership, proveOwnership as proveEndpoint } from '#contract/assemblies/register.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tooMany } from '#kernel/limiter.ts';
import { openIdNumber } from '#modules/persons/index.ts';
import { type Context, type Eye, ownCommand } from '../context.ts';
import { candidates, ownershipShown } from '../queries/mine.ts';
import { type HolderRow, sharesOfHolders, tieHolders } from '../store/holders.ts';
import { openTitle, unitsById } from '../store/units.ts';
import { takeBallots } from './transfer.ts';

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
