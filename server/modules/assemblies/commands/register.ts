import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  changeOwnerUnit as changeEndpoint,
  createOwnerEstate as createEndpoint,
  decideOwnerDoubts as decideEndpoint,
  OwnerEstate,
  OwnerUnit,
  transferOwnerUnit as transferEndpoint,
  undoOwnerDoubts as undoEndpoint,
} from '#contract/assemblies/register.ts';
import { sumOf } from '#contract/assemblies/roll.ts';
import { faultOfIdNumber, idNumberOf } from '#contract/persons/id-number.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { findByIdNumbers, findByPhones, insertPersons } from '#modules/persons/index.ts';
import { type Context, type Eye, ownCommand } from '../context.ts';
import { mayKeep, mayRead } from '../policy.ts';
import { estateShown, seenEstate, unitShown } from '../queries/register.ts';
import { decideDoubtRow, findDoubt, followMerge, openDoubts, reopenDoubt, unfollowMerge } from '../store/doubts.ts';
import { insertEstate, lockEstate } from '../store/estates.ts';
import {
  developerOf,
  endShares,
  holdersOf,
  insertHolders,
  insertShares,
  mergeHolders,
  sharesOfUnits,
  splitHolders,
} from '../store/holders.ts';
import { sealTitle, type UnitRow, unitsById, writeUnit } from '../store/units.ts';
import { holdEstate } from './import.ts';
import { followTransfer } from './transfer.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Begins a register. @throws territory.area_not_found, session.forbidden, assemblies.estate_taken */
export const createEstate = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<OwnerEstate> =>
  ownCommand(
    context,
    viewer,
    'assemblies.create_estate',
    body,
    async ({ eye, tx, log }) => {
      const { path: areaPath } = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
      if (!mayKeep(viewer, areaPath)) fail('session.forbidden');
      const id = v7();
      await insertEstate(tx, { id, name: body.name, areaPath, note: body.note || null }).catch((error: unknown) => {
        if (isViolation(error, 'owner_estates_once')) fail('assemblies.estate_taken');
        throw error;
      });
      if (body.developer !== null)
        await insertHolders(tx, [{ id: v7(), estateId: id, kind: 'developer', personId: null, name: body.developer }]);
      await log('assemblies.estate_created', id, { data: { name: body.name } });
      return id;
    },
    estateShown,
  );

/** A unit the viewer keeps, its register held. @throws assemblies.unit_not_found, session.forbidden */
const holdUnit = async ({ viewer }: Eye, tx: Tx, id: string): Promise<UnitRow> => {
  const [before] = await unitsById(tx, [id]);
  const estate = before && (await lockEstate(tx, before.estateId));
  if (!before || !estate || !mayRead(viewer, estate.areaPath)) return fail('assemblies.unit_not_found');
  if (!mayKeep(viewer, estate.areaPath)) fail('session.forbidden');
  const [unit] = await unitsById(tx, [id]);
  return unit ?? fail('assemblies.unit_not_found');
};

export const changeUnit = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<OwnerUnit> =>
  ownCommand(
    context,
    viewer,
    `assemblies.change_unit ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const before = await holdUnit(eye, tx, id);
      const { area, areaBasis, use, state, reason } = body;
      await writeUnit(tx, { ...before, area, areaBasis, use, state }, eye.ring.version);
      await log('assemblies.unit_changed', id, { reason, data: { area, before: before.area, use, state } });
      return id;
    },
    unitShown,
  );

type NewOwner = Body<typeof transferEndpoint>['owners'][number];
/** The holder behind a new owner: known in the register, or entered. @throws assemblies.id_number_wrong, assemblies.number_elsewhere */
const holderFor = async (eye: Eye, tx: Tx, estateId: string, owner: NewOwner): Promise<string> => {
  const { ring, jurisdictionId } = eye;
  const known = await holdersOf(tx, estateId);
  const idNumber = owner.idNumber === null || owner.kind !== 'person' ? null : idNumberOf(owner.idNumber);
  if (idNumber !== null && faultOfIdNumber(idNumber)) fail('assemblies.id_number_wrong');
  const enter = async (personId: string | null): Promise<string> => {
    const id = v7();
    await insertHolders(tx, [{ id, estateId, kind: owner.kind, personId, name: personId === null ? owner.name : null }]);
    return id;
  };
  if (owner.kind === 'organisation') return known.find(({ kind, name }) => kind !== 'person' && name === owner.name)?.id ?? enter(null);
  const [numbered] = idNumber === null ? [] : await findByIdNumbers(tx, ring, [idNumber]);
  if (numbered && numbered.name !== owner.name) fail('assemblies.number_elsewhere');
  const reached = owner.phone === null ? [] : (await findByPhones(tx, ring, [owner.phone])).filter(({ name }) => name === owner.name);
  const person = numbered ?? reached.find(({ idNumberSealed }) => idNumberSealed === null || idNumber === null);
  if (person) return known.find(({ personId }) => personId === person.id)?.id ?? enter(person.id);
  const personId = v7();
  await insertPersons(tx, jurisdictionId, ring, [{ id: personId, name: owner.name, phone: owner.phone, idNumber, partyMember: false }]);
  return enter(personId);
};

/** A unit has other owners from now on. @throws assemblies.shares_sum, assemblies.joint_and_shares */
export const transferUnit = (context: Context, viewer: Viewer, id: string, body: Body<typeof transferEndpoint>): Promise<OwnerUnit> =>
  ownCommand(
    context,
    viewer,
    `assemblies.transfer ${id}`,
    body,
    async ({ eye, tx, actorId, at, jurisdictionId, log }) => {
      const unit = await holdUnit(eye, tx, id);
      const shares = body.owners.flatMap(({ share }) => (share === null ? [] : [[share.n, share.d] as const]));
      const [n, d] = sumOf(shares);
      if (shares.length > 0 && shares.length < body.owners.length) fail('assemblies.joint_and_shares');
      if (shares.length > 0 && n !== d) fail('assemblies.shares_sum', { sum: `${n}/${d}` });
      const holders: string[] = [];
      for (const owner of body.owners) holders.push(await holderFor(eye, tx, unit.estateId, owner));
      const before = (await sharesOfUnits(tx, [id])).map(({ holderId }) => holderId);
      const developer = unit.state === 'sold' ? null : await developerOf(tx, unit.estateId);
      await endShares(tx, id, eye.today);
      await insertShares(
        tx,
        unit.estateId,
        eye.today,
        holders.map((holderId, i) => ({
          id: v7(),
          unitId: id,
          holderId,
          n: body.owners[i]?.share?.n ?? null,
          d: body.owners[i]?.share?.d ?? null,
        })),
      );
      const title = body.titleNumber === null ? unit.titleSealed : sealTitle(eye.ring, id, body.titleNumber);
      await writeUnit(tx, { ...unit, state: 'sold', titleSealed: title }, eye.ring.version);
      const [to, sellers] = [[...new Set(holders)].sort(), developer === null ? before : [developer]];
      await followTransfer(eye, tx, { jurisdictionId, actorId, at, log }, unit, to, sellers);
      await log('assemblies.unit_transferred', id, { reason: body.reason, data: { owners: holders.length } });
      return id;
    },
    unitShown,
  );

type Pair = Body<typeof decideEndpoint>['pairs'][number];
const openIn = async (eye: Eye, tx: Tx, id: string): Promise<{ open: number }> => {
  await seenEstate(eye, tx, id);
  return { open: await openDoubts(tx, id) };
};

/** Says of pairs of entries whether each is one owner: all of it or nothing. @throws assemblies.doubt_not_found, assemblies.doubt_decided */
export const decideDoubts = (
  context: Context,
  viewer: Viewer,
  estateId: string,
  body: Body<typeof decideEndpoint>,
): Promise<{ open: number; decided: Pair[] }> =>
  ownCommand(
    context,
    viewer,
    `assemblies.decide_doubts ${estateId}`,
    body,
    async ({ eye, tx, actorId, at, log }) => {
      await holdEstate(eye, tx, estateId);
      const { decision, reason } = body;
      // who of these pairs is one with whom by now
      const merged = new Map<string, string>();
      const decided: Pair[] = [];
      const now = (id: string): string => {
        const into = merged.get(id);
        return into === undefined ? id : now(into);
      };
      for (const pair of body.pairs) {
        const [firstId, secondId] = [now(pair.firstId), now(pair.secondId)];
        // three entries of one owner: the third pair says nothing new
        if (firstId === secondId) continue;
        const found = (await findDoubt(tx, estateId, firstId, secondId)) ?? (await findDoubt(tx, estateId, secondId, firstId));
        if (!found) return fail('assemblies.doubt_not_found');
        if (found.decision !== null) fail('assemblies.doubt_decided');
        // decided first: what follows moves doubts that are open
        await decideDoubtRow(tx, found, decision, { actorId, at }, null);
        if (decision === 'same') {
          const shares = await mergeHolders(tx, found.secondId, found.firstId, eye.today);
          const doubts = await followMerge(tx, estateId, found.secondId, found.firstId);
          await decideDoubtRow(tx, found, decision, { actorId, at }, { ...shares, ...doubts });
          merged.set(found.secondId, found.firstId);
        }
        decided.push({ firstId: found.firstId, secondId: found.secondId });
        await log(`assemblies.doubt_${decision}`, found.secondId, { reason, data: { first: found.firstId } });
      }
      return { estateId, decided };
    },
    async (eye, tx, { decided }) => ({ ...(await openIn(eye, tx, estateId)), decided }),
  );

/** Takes decisions back, the last first, while the register stands as they left it. @throws assemblies.doubt_not_found, assemblies.doubt_undone */
export const undoDoubts = (
  context: Context,
  viewer: Viewer,
  estateId: string,
  body: Body<typeof undoEndpoint>,
): Promise<{ open: number }> =>
  ownCommand(
    context,
    viewer,
    `assemblies.undo_doubts ${estateId}`,
    body,
    async ({ eye, tx, log }) => {
      await holdEstate(eye, tx, estateId);
      const undo = async ({ firstId, secondId }: Pair): Promise<void> => {
        const found = await findDoubt(tx, estateId, firstId, secondId);
        if (!found) return fail('assemblies.doubt_not_found');
        // somebody else has taken it back
        if (found.decision === null) return;
        if (found.decision === 'same') {
          const moved = found.moved ?? fail('assemblies.doubt_undone');
          if (!(await splitHolders(tx, found.secondId, found.firstId, moved))) fail('assemblies.doubt_undone');
          await unfollowMerge(tx, estateId, moved);
        }
        await reopenDoubt(tx, found);
        await log('assemblies.doubt_undone', found.secondId, { data: { first: found.firstId } });
      };
      for (const pair of body.pairs.toReversed()) await undo(pair);
      return estateId;
    },
    openIn,
  );
