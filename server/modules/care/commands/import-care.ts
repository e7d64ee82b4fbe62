import { v7 } from 'uuid';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import type { CareImport } from '#contract/care/records.ts';
import { consentMonths } from '#contract/care/settings.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { command } from '#kernel/command.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { faultOfConsent } from '../domain/care.ts';
import { type CareColumn, careColumns, hows, neededColumns } from '../domain/sheet.ts';
import { enterRecord, type Opening } from './open-care.ts';

/** Which column a fault of a consent is about. */
const columnOf: Readonly<Record<string, CareColumn>> = {
  'care.consent_days': 'consentOn',
  'care.consent_long': 'consentUntil',
  'care.witness_needed': 'witness',
  'care.guardian_needed': 'guardian',
};
interface Plan extends Findings {
  readonly openings: { readonly row: number; readonly opening: Opening }[];
}

/** What the workbook asks for, and everything that is wrong with it: a row without consent is a fault, not a record. */
const plan = (eye: Eye, kinds: readonly LocalKind[], sheets: readonly ReadSheet[]): Plan => {
  const result: Plan = { openings: [], faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<CareColumn>(sheet, careColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code, data });
    return result;
  };
  if (missing.length > 0)
    return whole(heading, 'care.fault.columns', { columns: missing.map((column) => careColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'care.fault.empty');
  const words = kindWords(kinds, careClassSet);
  for (const r of rows) {
    const [name, code] = [r.needed('name', 40), r.needed('area', 20, codeForm)];
    const area = code === null ? null : eye.snapshot.find(code);
    if (code !== null && (!area || !can(eye.viewer, 'care.keep', area.path))) r.wrong('area', 'care.fault.area', { value: code });
    const phone = r.phone('phone', { clean: phoneOf, check: { is: mobilePattern, code: 'care.fault.phone' } });
    const [address, born] = [r.needed('address', 200), r.day('born')];
    const [of, source] = [r.require('class') ? r.word('class', words) : null, r.needed('source', 200)];
    const [on, until] = [r.require('consentOn') ? r.day('consentOn') : null, r.require('consentUntil') ? r.day('consentUntil') : null];
    const [how, purpose] = [r.require('how') ? r.word('how', hows) : null, r.needed('purpose', 200)];
    const [witness, guardian, relation] = [r.text('witness', 2, 40), r.text('guardian', 2, 40), r.text('relation', 1, 20)];
    const note = r.lines('note', 500) ?? '';
    if (!name || !area || !address || !of || !source || !on || !until || !how || !purpose) continue;
    const consent = {
      on,
      until,
      how,
      purpose,
      witness,
      guardian: guardian === null ? null : { name: guardian, relation: relation ?? '监护人' },
    };
    const fault = faultOfConsent(consent, born, eye.today, settingOf(consentMonths, eye.settings));
    if (fault) r.wrong(columnOf[fault.code] ?? 'consentOn', fault.code, fault.data);
    if (r.faulty()) continue;
    const person = { name, phone, partyMember: false, phoneShared: false };
    const facts = { born, address, kin: [], note };
    const classes = [{ class: of, level: null, since: on, source }];
    result.openings.push({
      row: r.row,
      opening: { id: v7(), person, areaCode: area.code, ...facts, classes, consent, visitorIds: [], rhythm: null },
    });
  }
  return result;
};

/** Opens the records of a workbook, led by whoever brings it, all or nothing. @throws session.forbidden */
export const importCare = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<CareImport> => {
  if (!can(viewer, 'care.keep')) fail('session.forbidden');
  const [eye, kinds, sheets] = await Promise.all([
    eyeOf(context, viewer),
    context.kernel.kinds.of(viewer.jurisdictionId),
    readWorkbook(given.bytes, given.signal),
  ]);
  const { openings, faults, notes } = plan(eye, kinds, sheets);
  const tell = (added: number, dryRun: boolean): CareImport => ({
    dryRun,
    added,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun || faults.length > 0) return tell(given.dryRun ? openings.length : 0, given.dryRun);
  const body = { id: given.id, print: sha256(given.bytes).toString('base64') };
  return command(
    context.kernel,
    viewer,
    'care.import',
    body,
    async (running) => {
      for (const { row, opening } of openings)
        await enterRecord(eye, running, kinds, opening).catch((error: unknown) => {
          if (error instanceof AppError) faults.push({ sheet: '', row, column: '', cell: null, code: error.code, data: error.data });
          throw error;
        });
      return { added: openings.length };
    },
    async (_, { added }) => tell(added, false),
  ).catch((error: unknown) => {
    if (error instanceof AppError && faults.length > 0) return tell(0, false);
    throw error;
  });
};
