import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DisputeImport } from '#contract/disputes/api.ts';
import { agreementForms, disputeKindSet, disputeSources, disputeStates, type PartySide } from '#contract/disputes/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { sha256 } from '#kernel/hash.ts';
import { kindWords } from '#kernel/kinds.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { personFor } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type DisputeColumn, disputeColumns, neededColumns } from '../domain/sheet.ts';
import { worksOn } from '../policy.ts';
import { disputeKeys, insertDispute, type NewDispute, opened } from '../store/disputes.ts';
import { insertParty } from '../store/parties.ts';

interface Added {
  readonly dispute: NewDispute;
  readonly parties: readonly { readonly side: PartySide; readonly name: string }[];
}
interface Plan extends Findings {
  readonly added: Added[];
  same: number;
}
const wordsOf = <K extends string>(group: string, keys: readonly K[]): Record<K, string> =>
  Object.fromEntries(keys.map((key) => [key, wordOf('zh-CN', `disputes.${group}.${key}`)])) as Record<K, string>;
/** Several names in a cell. */
const namesIn = (cell: string): string[] => cell.split(/[、，,;；\s]+/).filter(Boolean);

/** What the workbook asks for, and everything that is wrong with it. Rows that are in the ledger already stay as they are. */
const plan = async (eye: Eye, tx: Tx, sheets: readonly ReadSheet[]): Promise<Plan> => {
  const result: Plan = { added: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const { rows, missing, heading } = readTable<DisputeColumn>(sheet, disputeColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `disputes.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => disputeColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const kinds = kindWords(eye.kinds, disputeKindSet);
  const [sources, states, forms] = [wordsOf('sources', disputeSources), wordsOf('states', disputeStates), wordsOf('forms', agreementForms)];
  const organisations = new Map(eye.book.all().map((one) => [one.name, one]));
  const days = rows.flatMap((r) => r.day('acceptedOn') ?? []);
  const known = await disputeKeys(tx, [...new Set(days)]);
  for (const r of rows) {
    const [title, kind] = [r.needed('title', 100), r.require('kind') ? r.word('kind', kinds) : null];
    const code = r.needed('area', 20, codeForm);
    const area = code === null ? null : eye.snapshot.find(code);
    const acceptedOn = r.require('acceptedOn') ? r.day('acceptedOn') : null;
    if (area && title && acceptedOn) {
      const key = `${area.path.replaceAll('.', '')} ${acceptedOn} ${title}`;
      // its other cells were read when it was entered
      if (known.has(key)) {
        result.same += 1;
        continue;
      }
      known.add(key);
    }
    const named = r.needed('organisation', 100);
    const organisation = named === null ? null : (organisations.get(named) ?? null);
    if (named !== null && !organisation) r.wrong('organisation', 'disputes.fault.organisation', { value: named });
    const placed = area && organisation && { areaPath: area.path, organisationId: organisation.id, mediatorId: null };
    if (code !== null && (!area || (placed && !worksOn(eye.viewer, placed)))) r.wrong('area', 'disputes.fault.area', { value: code });
    const parties = (['first', 'second'] as const).flatMap((side) => {
      const names = namesIn(r.needed(side, 200) ?? '');
      if (names.some((name) => /[*＊×某]/.test(name))) r.wrong(side, 'disputes.fault.masked', { value: names.join('、') });
      return names.map((name) => ({ side, name: name.slice(0, 40) }));
    });
    const mediator = r.needed('mediator', 40);
    const state = r.word('state', states) ?? 'open';
    const form = r.word('form', forms);
    const concludedOn = r.day('concludedOn');
    if ((state === 'open') !== (concludedOn === null)) r.wrong('concludedOn', 'disputes.fault.conclusion');
    if ((state === 'agreed') !== (form !== null)) r.wrong('form', 'disputes.fault.conclusion');
    if (acceptedOn && concludedOn && concludedOn < acceptedOn) r.wrong('concludedOn', 'disputes.fault.days_reversed');
    const [performBy, fulfilledOn, confirmedOn] = [r.day('performBy'), r.day('fulfilledOn'), r.day('confirmedOn')];
    if (state !== 'agreed' && (fulfilledOn ?? confirmedOn) !== null)
      r.wrong(fulfilledOn ? 'fulfilledOn' : 'confirmedOn', 'disputes.fault.conclusion');
    const facts = r.lines('facts', 2000) ?? '';
    const source = r.word('source', sources) ?? 'asked';
    const [amount, dueOn] = [r.number('amount', 0, 1e9), r.day('dueOn')];
    if (r.faulty() || !title || !kind || !area || !organisation || !acceptedOn || !mediator) continue;
    const base = {
      id: v7(),
      kind,
      title,
      facts,
      areaPath: area.path,
      organisationId: organisation.id,
      organisationName: organisation.name,
      mediatorId: null,
      mediator,
      source,
      caseId: null,
      caseNumber: null,
      acceptedOn,
      dueOn: dueOn ?? daysAfter(acceptedOn, eye.days.mediation),
      openedBy: eye.viewer.accountId,
    };
    // an agreement nobody has reported on is followed up
    const visitOn = state === 'agreed' && fulfilledOn === null ? (performBy ?? daysAfter(concludedOn ?? acceptedOn, eye.days.visit)) : null;
    const ended = { state, form, concludedOn, outcome: concludedOn && '', amount, performBy, fulfilledOn, confirmedOn, visitOn };
    result.added.push({ dispute: { ...opened(base), ...ended }, parties });
  }
  return result;
};

/** Enters the disputes of a workbook with their parties, all or nothing. @throws session.forbidden */
export const importDisputes = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<DisputeImport> => {
  const { kernel } = context;
  const eye = await eyeOf(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const tell = ({ added, same, faults, notes }: Plan, dryRun: boolean): DisputeImport => ({
    dryRun,
    added: faults.length > 0 && !dryRun ? 0 : added.length,
    same,
    ...toldFindings(given.language, { faults, notes }),
  });
  if (given.dryRun) return kernel.db.read(accessOf(viewer), async (tx) => tell(await plan(eye, tx, sheets), true));
  const print = sha256(given.bytes).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) =>
    once(
      tx,
      viewer,
      given.id,
      'disputes.import',
      { print },
      async () => {
        const planned = await plan(eye, tx, sheets);
        // faults quote the file, so they are not kept but found again
        if (planned.faults.length > 0) return { outcome: null };
        for (const { dispute, parties } of planned.added) {
          await insertDispute(tx, dispute);
          for (const { side, name } of parties) {
            const personId = await personFor(tx, viewer.jurisdictionId, eye.ring, {
              name,
              phone: null,
              partyMember: false,
              phoneShared: true,
            });
            await insertParty(tx, { id: v7(), disputeId: dispute.id, personId, side });
          }
        }
        const added = planned.added.length;
        await audit(tx, {
          jurisdictionId: viewer.jurisdictionId,
          actorId: viewer.accountId,
          at: eye.now,
          action: 'disputes.imported',
          subject: String(added),
          data: { added },
        });
        return { outcome: tell(planned, false) };
      },
      async ({ outcome }) => outcome ?? tell(await plan(eye, tx, sheets), false),
    ),
  );
};
