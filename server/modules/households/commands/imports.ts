import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { HouseholdImport } from '#contract/households/imports.ts';
import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { tell } from '#kernel/live.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { Language } from '#kernel/words.ts';
import { findByPhones, personOfRegister } from '#modules/persons/index.ts';
import { buildingsChannel, type Context } from '../context.ts';
import { placeOf } from '../domain/address.ts';
import { buildingDoubts, type ImportPlan, phoneDoubts, planImport } from '../domain/import-plan.ts';
import { readHouseholds, sheetOf } from '../domain/sheet.ts';
import { mayManage } from '../policy.ts';
import { areaOf, type Eye, openEye } from '../queries/eye.ts';
import { keysIn, knownTo, ownImport, presentImport } from '../queries/imports.ts';
import { insertBuildings, readKeys } from '../store/buildings.ts';
import { householdsOf, insertHouseholds, type NewHousehold, updateHouseholds } from '../store/households.ts';
import { type ImportRow, insertImport, type Outcome, settleImport, writeDecisions } from '../store/imports.ts';
import { insertMember, membersByHousehold } from '../store/people.ts';
import { householdCommand, type Running } from './household-command.ts';
import { recount } from './recount.ts';

/** Takes in a workbook to be looked through. Nothing of it counts yet. @throws households.sheet_columns, households.sheet_empty */
export const startImport = async (
  context: Context,
  viewer: Viewer,
  given: { id: string; area: string; bytes: Buffer; language: Language; signal: AbortSignal },
): Promise<HouseholdImport> => {
  const { kernel } = context;
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  const area = areaOf(eye, given.area);
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  const sheets = await readWorkbook(given.bytes, given.signal);
  const words = { uses: kindWords(eye.kinds, useSet), occupancies: kindWords(eye.kinds, occupancySet) };
  const read = readHouseholds(sheetOf(sheets), words);
  if (read.missing.length > 0) fail('households.sheet_columns', { columns: read.missing.join('、') });
  if (read.rows.length === 0) fail('households.sheet_empty');
  const grids = area.level === 'grid' || area.level === 'micro_grid' ? [area] : eye.territory.within(area, 'grid');
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'households.start_import',
      { area: given.area, print },
      async () => {
        const known = await readKeys(tx, area.code);
        const phones = [...new Set(read.rows.flatMap(({ phone }) => phone ?? []))];
        const bearers = await findByPhones(tx, eye.ring, phones);
        const sheet = {
          rows: read.rows,
          notes: read.notes,
          doubts: [
            ...buildingDoubts(
              read.rows,
              known,
              grids.map(({ code, shortName }) => ({ code, name: shortName })),
            ),
            ...read.doubts,
            ...phoneDoubts(
              read.rows,
              new Map([...Map.groupBy(bearers, ({ phone }) => phone ?? '')].map(([phone, all]) => [phone, all.map(({ name }) => name)])),
            ),
          ].sort((a, b) => a.row - b.row),
        };
        await insertImport(tx, eye.ring, {
          id: given.id,
          areaId: area.id,
          areaPath: area.path,
          createdBy: viewer.accountId,
          at: eye.now,
          sheet,
        });
        return given.id;
      },
      async (id) => presentImport(eye, tx, await ownImport(eye, tx, id), given.language),
    ),
  );
};

/** An open import of the viewer's at the version they saw, held. @throws households.import_done */
const hold = async ({ eye, tx }: Running, id: string, version: number): Promise<ImportRow> => {
  const row = await ownImport(eye, tx, id, true);
  if (row.state !== 'open' || row.version !== version) fail('households.import_done');
  return row;
};
const shown =
  (language: Language) =>
  async ({ eye, tx }: Running, id: string): Promise<HouseholdImport> =>
    presentImport(eye, tx, await ownImport(eye, tx, id), language);

/** Decides doubts, or takes decisions back. */
export const decideDoubts = (
  context: Context,
  viewer: Viewer,
  importId: string,
  body: { id: string; version: number; decisions: { key: string; value: string | null }[] },
  language: Language,
): Promise<HouseholdImport> =>
  householdCommand(
    context,
    viewer,
    `households.decide_doubts ${importId}`,
    body,
    async (a) => {
      const { decisions, sheet } = await hold(a, importId, body.version);
      const next: Record<string, string> = { ...decisions };
      const doubts = new Map(sheet.doubts.map((one) => [one.key, one]));
      for (const { key, value } of body.decisions) {
        if (value === null) delete next[key];
        else if (doubts.get(key)?.choices.some((choice) => choice.value === value)) next[key] = value;
      }
      await writeDecisions(a.tx, importId, next);
      return importId;
    },
    shown(language),
  );

/** Brings new buildings in. @returns every building of the area by its key */
const bringBuildings = async (a: Running, eye: Eye, row: ImportRow, plan: ImportPlan) => {
  await insertBuildings(
    a.tx,
    a.jurisdictionId,
    [...plan.buildings].map(([key, code]) => {
      const area = areaOf(eye, code);
      if (!area.current || !mayManage(eye.viewer, area.path)) fail('households.not_a_grid', { name: area.name });
      return {
        id: v7(),
        name: key,
        key,
        place: placeOf(key),
        areaId: area.id,
        areaPath: area.path,
        floors: null,
        built: null,
        lon: null,
        lat: null,
        outline: null,
        note: null,
      };
    }),
  );
  return new Map((await readKeys(a.tx, row.areaPath.replaceAll('.', ''))).map((one) => [one.key, one]));
};

/** Brings the heads of households in, as persons. @returns how many */
const bringMembers = async (
  a: Running,
  eye: Eye,
  plan: ImportPlan,
  idOf: (one: { building: string; unit: string; room: string }) => string | undefined,
  tx: Tx,
) => {
  const ids = plan.members.flatMap((one) => idOf(one) ?? []);
  const present = new Map((await membersByHousehold(tx, ids)).map(({ householdId, personId }) => [`${householdId} ${personId}`, true]));
  let members = 0;
  for (const { row, ...place } of plan.members) {
    const householdId = idOf(place);
    if (householdId === undefined || row.head === undefined) continue;
    const personId = await personOfRegister(tx, a.jurisdictionId, eye.ring, {
      name: row.head,
      phone: row.phone ?? null,
      idNumber: row.idNumber ?? null,
      phoneShared: row.phoneShared ?? false,
    });
    if (present.has(`${householdId} ${personId}`)) continue;
    present.set(`${householdId} ${personId}`, true);
    await insertMember(tx, { id: v7(), householdId, personId, relation: 'head', since: row.registeredOn ?? null });
    members++;
  }
  return members;
};

/** Applies an import whose doubts are all decided, whole. @throws households.import_undecided */
export const applyImport = (
  context: Context,
  viewer: Viewer,
  importId: string,
  body: { id: string; version: number },
  language: Language,
): Promise<HouseholdImport> =>
  householdCommand(
    context,
    viewer,
    `households.apply_import ${importId}`,
    body,
    async (a) => {
      const { tx, eye, jurisdictionId } = a;
      const row = await hold(a, importId, body.version);
      const known = await knownTo(tx, row.areaPath, keysIn(row));
      const plan = planImport(row.sheet.rows, row.sheet.doubts, row.decisions, known);
      if (plan.undecided > 0) fail('households.import_undecided', { count: plan.undecided });
      const buildings = await bringBuildings(a, eye, row, plan);
      const rowOf = (one: ImportPlan['added'][number]): NewHousehold[] => {
        const building = buildings.get(one.building);
        return building ? [{ ...one, id: one.id ?? v7(), buildingId: building.id, areaCode: building.areaCode }] : [];
      };
      const added = plan.added.flatMap(rowOf);
      await insertHouseholds(tx, jurisdictionId, added);
      await updateHouseholds(tx, plan.changed.flatMap(rowOf));
      const touched = [
        ...new Set([...plan.added, ...plan.changed, ...plan.members].flatMap(({ building }) => buildings.get(building)?.id ?? [])),
      ];
      const byPlace = new Map((await householdsOf(tx, touched)).map((one) => [`${one.buildingId} ${one.unit} ${one.room}`, one.id]));
      const idOf = ({ building, unit, room }: { building: string; unit: string; room: string }) =>
        byPlace.get(`${buildings.get(building)?.id ?? ''} ${unit} ${room}`);
      const members = await bringMembers(a, eye, plan, idOf, tx);
      await recount(tx, jurisdictionId, touched);
      const outcome: Outcome = {
        buildings: plan.buildings.size,
        added: plan.added.length,
        changed: plan.changed.length,
        unchanged: plan.unchanged,
        members,
        passed: plan.passed,
      };
      await settleImport(tx, importId, 'applied', outcome);
      await a.log('households.imported', row.areaPath.replaceAll('.', ''), { data: { ...outcome } });
      await tell(tx, buildingsChannel, { jurisdictionId });
      return importId;
    },
    shown(language),
  );

/** Puts an import aside. */
export const discardImport = (
  context: Context,
  viewer: Viewer,
  importId: string,
  body: { id: string; version: number },
  language: Language,
): Promise<HouseholdImport> =>
  householdCommand(
    context,
    viewer,
    `households.discard_import ${importId}`,
    body,
    async (a) => {
      await hold(a, importId, body.version);
      await settleImport(a.tx, importId, 'discarded', null);
      return importId;
    },
    shown(language),
  );
