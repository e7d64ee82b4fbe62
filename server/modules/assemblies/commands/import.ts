import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { OwnerImport } from '#contract/assemblies/register.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { findByIdNumbers, findByPhones, insertPersons, type NewPerson, openIdNumber } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayKeep, mayRead } from '../policy.ts';
import { insertDoubts } from '../store/doubts.ts';
import { findEstate, lockEstate } from '../store/estates.ts';
import { insertHolders, insertShares, type NewHolder, sharesOfEstate } from '../store/holders.ts';
import { insertUnits, sealTitle, writeUnit } from '../store/units.ts';
import { type Plan, planImport } from './plan-import.ts';

/** The register of an estate the viewer keeps, held. @throws assemblies.estate_not_found, session.forbidden */
export const holdEstate = async ({ viewer }: Eye, tx: Tx, id: string, lock = true) => {
  const found = await (lock ? lockEstate : findEstate)(tx, id);
  if (!found || !mayRead(viewer, found.areaPath)) return fail('assemblies.estate_not_found');
  return mayKeep(viewer, found.areaPath) ? found : fail('session.forbidden');
};

interface People {
  readonly entered: NewPerson[];
  readonly personOf: Map<string, string>;
}
/** The persons behind new owners: those who are known by number or phone and name, and those to be entered. What contradicts the register of persons is a fault. */
const peopleOf = async (eye: Eye, tx: Tx, plan: Plan): Promise<People> => {
  const { ring } = eye;
  const people = plan.parties.filter(({ kind }) => kind === 'person');
  const numbers = people.flatMap(({ idNumber }) => idNumber ?? []);
  const phones = people.flatMap(({ phone }) => phone ?? []);
  const byNumber = new Map((await findByIdNumbers(tx, ring, numbers)).map((one) => [one.idNumber, one]));
  const byPhone = Map.groupBy(await findByPhones(tx, ring, phones), ({ phone }) => phone);
  const result: People = { entered: [], personOf: new Map() };
  const [taken, used] = [new Set<string>(), new Set<string>()];
  for (const { id, name, phone, idNumber, reader } of people) {
    const numbered = idNumber === null ? undefined : byNumber.get(idNumber);
    if (numbered && numbered.name !== name) reader?.wrong('idNumber', 'assemblies.fault.number_elsewhere');
    const reached = (byPhone.get(phone) ?? []).find((one) => {
      const number = openIdNumber(ring, one.id, one.idNumberSealed);
      return phone !== null && one.name === name && (number === null || idNumber === null || number === idNumber);
    });
    const found = [numbered?.id, reached?.id].find((one) => one !== undefined && !used.has(one));
    if (found) {
      used.add(found);
      result.personOf.set(id, found);
    } else {
      const personId = v7();
      result.personOf.set(id, personId);
      // a number stands with one person: whoever is named second with it waits for the clerk's decision
      const own = idNumber !== null && !taken.has(idNumber) && !numbered ? idNumber : null;
      if (own !== null) taken.add(own);
      result.entered.push({ id: personId, name, phone, idNumber: own, partyMember: false });
    }
  }
  return result;
};

const carryOut = async (eye: Eye, tx: Tx, estateId: string, plan: Plan, people: People): Promise<void> => {
  const { ring, today, jurisdictionId } = eye;
  await insertPersons(tx, jurisdictionId, ring, people.entered);
  const holders = plan.parties.map(
    ({ id, kind, name }): NewHolder => ({
      id,
      estateId,
      kind,
      personId: kind === 'person' ? (people.personOf.get(id) ?? null) : null,
      name: kind === 'person' ? null : name,
    }),
  );
  await insertHolders(tx, holders);
  const titled = plan.units.map((one) => ({
    ...one,
    row: { ...one.row, titleSealed: sealTitle(ring, one.row.id, one.title) ?? one.row.titleSealed },
  }));
  await insertUnits(
    tx,
    ring.version,
    titled.filter(({ isNew }) => isNew).map(({ row }) => row),
  );
  for (const { row, changed } of titled) if (changed) await writeUnit(tx, row, ring.version);
  const held = new Set((await sharesOfEstate(tx, estateId)).map(({ unitId }) => unitId));
  await insertShares(
    tx,
    estateId,
    today,
    plan.units
      .filter(({ row }) => !held.has(row.id))
      .flatMap(({ row, owners }) =>
        owners.map(({ party, share }) => ({ id: v7(), unitId: row.id, holderId: party.id, n: share?.[0] ?? null, d: share?.[1] ?? null })),
      ),
  );
  await insertDoubts(tx, estateId, plan.doubts);
};

/** Enters the units and owners of a workbook, all or nothing. @throws assemblies.estate_not_found, session.forbidden */
export const importOwners = async (
  context: Context,
  viewer: Viewer,
  estateId: string,
  given: Omit<ImportGiven, 'reached'>,
): Promise<OwnerImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  await kernel.db.read(accessOf(viewer), (tx) => holdEstate(eye, tx, estateId, false));
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ units, parties, doubts, same, faults, notes }: Plan, dryRun: boolean): OwnerImport => {
    const stands = dryRun || faults.length === 0;
    return {
      dryRun,
      units: stands ? units.filter(({ isNew }) => isNew).length : 0,
      changed: stands ? units.filter(({ changed }) => changed).length : 0,
      same,
      holders: stands ? parties.length : 0,
      doubts: stands ? doubts.length : 0,
      ...toldFindings(given.language, { faults, notes }),
    };
  };
  const planned = async (tx: Tx): Promise<{ plan: Plan; people: People }> => {
    const plan = await planImport(eye, tx, estateId, sheets);
    return { plan, people: await peopleOf(eye, tx, plan) };
  };
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell((await planned(tx)).plan, true));
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      `assemblies.import ${estateId}`,
      { print: sha256(given.bytes).toString('base64') },
      async () => {
        await holdEstate(eye, tx, estateId);
        const { plan, people } = await planned(tx);
        // faults quote the file, so they are not kept but found again
        if (plan.faults.length > 0) return { outcome: null };
        await carryOut(eye, tx, estateId, plan, people);
        const outcome = tell(plan, false);
        await audit(tx, {
          jurisdictionId: viewer.jurisdictionId,
          actorId: viewer.accountId,
          at: eye.now,
          action: 'assemblies.imported',
          subject: estateId,
          data: { units: outcome.units, holders: outcome.holders, doubts: outcome.doubts },
        });
        return { outcome };
      },
      async ({ outcome }) => outcome ?? tell((await planned(tx)).plan, false),
    ),
  );
};
