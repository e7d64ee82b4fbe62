import { v7 } from 'uuid';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { Field } from '#contract/registers/content.ts';
import { requiredIn } from '#contract/registers/forms.ts';
import { breathing } from '#kernel/breath.ts';
import type { Tx } from '#kernel/db.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { columnsToRead } from '../columns.ts';
import type { Eye } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { cellOf, isNamed, over, type Told, tellField, tellRow } from '../domain/sheet.ts';
import { type FileDress, fileDressOf, rawOfCells } from '../domain/tables/file.ts';
import { askedValues, changedKeys, figuresIn, judge, masked, rawThatStands, slotValue } from '../domain/values.ts';
import { mayOn } from '../policy.ts';
import { type Names, sheetNames } from '../queries/names.ts';
import { digestOf, rawOf } from '../sealing.ts';
import { type RowRecord, rowsByKey, rowsOf } from '../store/rows.ts';
import { wordOfType } from './references.ts';
import { resolver } from './resolve-names.ts';
import { valuesOf } from './row-command.ts';
import { errorOf, firstState, isOwnPlace, slotsOfKey, writtenRow } from './write-rows.ts';

type Written = ReturnType<typeof writtenRow>;
/** What a workbook asks for, and everything that is wrong with it. */
export interface Plan extends Findings {
  readonly added: Written[];
  readonly changed: { readonly before: RowRecord; readonly old: Answers; readonly values: Answers; readonly row: Written }[];
  same: number;
  /** How the file is written, where it can be given back as it came. */
  file: FileDress | null;
  /** Rows that say nothing new, by their record in that file. */
  readonly placed: { readonly id: string; readonly place: number; readonly raw: Readonly<Record<string, string>> }[];
}

/** What a cell would say of a value that stands: masked where it is personal. */
const standing = (field: Field, values: Answers, names: Names, raw: RowRecord['raw']): string | number | null => {
  const value = values[field.key];
  if (field.personal && value !== undefined) return masked(field.type, value);
  return cellOf(field, value, (key) => names.get(key), raw?.[field.key]);
};

interface Found {
  readonly r: RowReader;
  readonly before: RowRecord | undefined;
}
/** Rows of the sheet with those that are there already: found by their number, else by their key. */
const found = async (eye: Eye, tx: Tx, rows: readonly RowReader[]): Promise<Found[]> => {
  const { register } = eye;
  const ids = rows.map((r) => (r.has('$id') ? r.text('$id', 1, 40) : null));
  const byId = new Map(
    (
      await rowsOf(
        tx,
        register.no,
        ids.filter((id) => id !== null),
      )
    ).map((row) => [row.id, row]),
  );
  const keyFields = register.content.key.flatMap((key) => register.fields.get(key) ?? []);
  const keys = rows.map((r, i) => {
    if (ids[i] !== null || keyFields.length === 0 || !keyFields.every(({ key }) => r.has(key))) return null;
    const told = keyFields.map((field) => [field.key, tellField(r, field)] as const);
    const values = Object.fromEntries(told.filter((one): one is readonly [string, Answer] => one[1] !== null && !isNamed(one[1])));
    const slots = Object.fromEntries(keyFields.map(({ key }) => [key, slotValue(register, key, values[key], digestOf(eye))]));
    return slotsOfKey(register, { slots, title: String(values[register.content.titleField] ?? '') });
  });
  const asked = keys.filter((key) => key !== null);
  const byKey = new Map(
    (
      await rowsByKey(
        tx,
        register,
        asked[0]?.columns ?? [],
        asked.map(({ values }) => values),
      )
    ).map((row) => [row.key, row]),
  );
  const seen = new Map<string, number>();
  return rows.map((r, i) => {
    const [id, key] = [ids[i] ?? null, keys[i]];
    const before = id === null ? byKey.get(JSON.stringify(key?.values)) : byId.get(id);
    if (id !== null && !before) r.wrong('$id', 'registers.sheet_row_unknown', { value: id });
    const mark = before?.id ?? (key ? JSON.stringify(key.values) : null);
    const twice = mark === null ? undefined : seen.get(mark);
    if (twice !== undefined) r.wrong(id === null ? (register.content.key[0] ?? '$id') : '$id', 'registers.sheet_twice', { row: twice });
    if (mark !== null) seen.set(mark, r.row);
    return { r, before };
  });
};

/** Told values with what they name elsewhere found; what is not found is told. */
const resolved = (eye: Eye, r: RowReader, told: Told, find: Awaited<ReturnType<typeof resolver>>): Record<string, Answer | null> => {
  const values: Record<string, Answer | null> = {};
  for (const [key, value] of Object.entries(told)) {
    const field = eye.register.fields.get(key) as Field;
    const id = value !== null && isNamed(value) ? find(field, value) : value;
    if (value !== null && id === null && isNamed(value))
      r.wrong(key, 'registers.cell_unknown', { value: value.named, type: wordOfType(field.type) });
    if (field.personal && typeof id === 'string' && id.includes('*')) r.wrong(key, 'registers.cell_masked', { value: id });
    if (field.type === 'area' && typeof id === 'string' && eye.snapshot.find(id)?.current !== true)
      r.wrong(key, 'registers.sheet_area', { value: id });
    values[key] = id;
  }
  return values;
};

/** The cells a row is read from now, and those its other values were read from before; what is personal and masked there says nothing. */
const rawOfRow = (
  register: Register,
  r: RowReader,
  values: Answers,
  file: FileDress | null,
  { told, stood }: { readonly told: Told; readonly stood: Readonly<Record<string, string>> },
): Readonly<Record<string, string>> => {
  const raw: Record<string, string> = { ...rawOfCells(register, r, values, file) };
  for (const { key, personal } of register.content.fields) {
    const isSilent = !r.has(key) || (personal !== null && !(key in told));
    if (!isSilent) continue;
    delete raw[key];
    if (stood[key] !== undefined) raw[key] = stood[key];
  }
  return raw;
};
const openRaw = (register: Register, raw: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => register.fields.get(key)?.personal == null));

/** What a workbook or CSV asks for. Rows that say nothing new stay as they are; a column that is not there says nothing. */
export const planImport = async (
  eye: Eye,
  tx: Tx,
  sheets: readonly ReadSheet[],
  given: Pick<ImportGiven, 'id' | 'signal' | 'reached'>,
): Promise<Plan> => {
  const { register, viewer, snapshot, now } = eye;
  const { content } = register;
  const plan: Plan = { added: [], changed: [], same: 0, file: null, placed: [], faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const columns = columnsToRead(register, sheet);
  const table = readTable(sheet, columns, { needed: [content.titleField], codes: 'registers.cell_', findings: plan, mends: true });
  noteUnread(sheets.slice(1), [sheet.name], plan);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    plan.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `registers.sheet_${code}`, data });
    return plan;
  };
  if (table.missing.length > 0)
    return whole(table.heading, 'columns', { columns: table.missing.map((one) => columns[one]?.[0]).join('、') });
  if (table.rows.length === 0) return whole(0, 'empty');
  const file = fileDressOf(register, sheet, table);
  plan.file = file;
  const first = firstState(eye);
  const rows = await found(eye, tx, table.rows);
  const names = await sheetNames(
    eye,
    tx,
    rows.flatMap(({ before }) => (before ? [before.data] : [])),
  );
  const read = rows.map(({ r, before }) => {
    const stands = before ? valuesOf(eye, before) : { values: {}, kept: {} };
    return { r, before, stands, told: tellRow(register, r, (field) => standing(field, stands.values, names, before?.raw ?? null)) };
  });
  const find = await resolver(
    eye,
    tx,
    read.map(({ told }) => told),
  );
  const breath = breathing(given.signal);
  const required = new Set(requiredIn(content, first).flatMap((field) => (field.required ? [field.key] : [])));
  for (const [at, { r, before, stands, told }] of read.entries()) {
    given.reached({ done: at + 1, total: read.length });
    await breath();
    const state = (before && register.state(before.state)) ?? first;
    if (!before) for (const key of required) if (r.has(key)) r.require(key);
    const asked = over(askedValues(register, stands.values), resolved(eye, r, told, find));
    if (r.faulty()) continue;
    const verdict = judge(register, state, asked, eye.today, figuresIn(register, stands.values));
    if (!('values' in verdict)) {
      const error = errorOf(eye, verdict);
      const key = 'wrong' in verdict ? verdict.wrong.question : (verdict.broken.fields[0] ?? content.titleField);
      r.wrong(key in columns ? key : content.titleField, 'registers.cell_value', { problem: error.data['problem'] ?? error.data['rule'] });
      continue;
    }
    const { values } = verdict;
    const stood = before ? rawThatStands(rawOf(eye, before), stands.values, values) : {};
    const raw = rawOfRow(register, r, values, file, { told, stood });
    if (before && changedKeys(stands.values, values).length === 0) {
      plan.same += 1;
      if (file) plan.placed.push({ id: before.id, place: r.row, raw: openRaw(register, raw) });
      continue;
    }
    const row = writtenRow(
      eye,
      before
        ? { ...before, version: before.version + 1 }
        : { id: v7(), version: 1, createdAt: now, createdBy: viewer.accountId, imported: true },
      state,
      values,
      {
        kept: stands.kept,
        raw,
        from: file ? { file: given.id, place: r.row } : (before ?? { file: null, place: null }),
        endedAt: before?.endedAt ?? null,
      },
    );
    const place = (path: string | null): string => path ?? snapshot.root.path;
    const isMine =
      isOwnPlace(eye, row.areaPath) &&
      mayOn(viewer, content, 'write', place(row.areaPath)) &&
      (!before || mayOn(viewer, content, 'write', place(before.areaPath)));
    if (!isMine)
      r.wrong(content.areaField ?? content.titleField, 'registers.sheet_area', { value: String(values[content.areaField ?? ''] ?? '—') });
    else if (before && state.locked && !mayOn(viewer, content, 'confirm', place(before.areaPath)))
      r.wrong(content.titleField, 'registers.sheet_locked', { state: state.title });
    else if (before) plan.changed.push({ before, old: stands.values, values, row });
    else plan.added.push(row);
  }
  return plan;
};
