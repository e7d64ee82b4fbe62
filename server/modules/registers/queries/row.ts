import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answer, Answers } from '#contract/kernel/form/schema.ts';
import type { RegisterRow, RowChange, RowDetail } from '#contract/registers/api.ts';
import type { Field, RegisterContent, Transition } from '#contract/registers/content.ts';
import { isLink } from '#contract/registers/fields.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { cellOfSlice } from '#kernel/sheets/rows/slices.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { masked } from '../domain/values.ts';
import { inWords, titleOf } from '../domain/words.ts';
import { registerKind } from '../kind.ts';
import { mayOn, mayReveal, mayTake } from '../policy.ts';
import { openPersonal, placeInHistory } from '../sealing.ts';
import { placeOfRow } from '../store/follow.ts';
import { type Changes, type HistoryRow, historyOf, stateKey } from '../store/history.ts';
import { accountName } from '../store/names.ts';
import { remindersOf } from '../store/reminders.ts';
import { findRow, type RowRecord } from '../store/rows.ts';
import { type Names, namesIn } from './names.ts';

/** Values as they may be shown to whoever gave no reason. */
const shownValues = (eye: Eye, row: RowRecord): Answers => {
  const here = Object.entries(row.data).filter(([key]) => eye.register.fields.has(key));
  const personal = Object.entries(openPersonal(eye, row)).flatMap(([key, value]): [string, Answer][] => {
    const field = eye.register.fields.get(key);
    return field ? [[key, masked(field.type, value)]] : [];
  });
  return Object.fromEntries([...here, ...personal]);
};

/** The steps the viewer may take a row on. */
const movesOf = ({ register, viewer, snapshot }: Eye, { state, areaPath }: RowRecord): readonly Transition[] => {
  const steps = register.content.transitions.filter(({ from }) => from === state);
  return steps.filter((step) => mayTake(viewer, register.content, step, areaPath ?? snapshot.root.path));
};

/** A row as lists show it. */
export const presentListed = (eye: Eye, row: RowRecord): RegisterRow => {
  const area = row.areaPath === null ? null : eye.snapshot.findByPath(row.areaPath);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    area: area && { code: area.code, name: eye.snapshot.describe(area) },
    values: shownValues(eye, row),
    changedAt: row.changedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    moves: movesOf(eye, row).map(({ to }) => to),
  };
};

/** Newest changes shown of a row. */
const mostHistory = 100;

/** Fields that the register has no more, as the newest version with them had them. */
const olderFields = async (eye: Eye, tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Field>> => {
  const fields = new Map<string, Field>();
  const wanted = new Set(keys.filter((key) => !eye.register.fields.has(key)));
  for (let version = eye.register.version - 1; version > 0 && wanted.size > 0; version--) {
    const found = await readVersion<RegisterContent>(tx, registerKind, eye.viewer.jurisdictionId, version, eye.register.code);
    for (const field of found?.content.fields ?? []) if (wanted.delete(field.key)) fields.set(field.key, field);
  }
  return fields;
};

const told = (
  eye: Eye,
  entry: HistoryRow,
  rowId: string,
  fieldOf: (key: string) => Field | undefined,
  names: Names,
): RowChange['fields'] => {
  const sealed = entry.sealed === null ? {} : (JSON.parse(eye.ring.open(placeInHistory(rowId, entry.version), entry.sealed)) as Changes);
  const state = (code: Answer | null): string | null =>
    code === null ? null : (eye.register.state(String(code))?.title.zh ?? String(code));
  return [
    ...Object.entries(entry.changes).map(([key, [before, after]]) => {
      if (key === stateKey) return { title: { zh: '状态', en: 'State' }, before: state(before), after: state(after) };
      const field = fieldOf(key);
      const words = (value: Answer | null): string | null =>
        value === null ? null : field ? inWords(field, value, (one) => names.get(one)) : String(value);
      return { title: field ? titleOf(field) : { zh: key, en: null }, before: words(before), after: words(after) };
    }),
    ...Object.entries(sealed).map(([key, [before, after]]) => {
      const field = fieldOf(key);
      const words = (value: Answer | null): string | null => (value === null ? null : masked(field?.type ?? 'text', value));
      return { title: field ? titleOf(field) : { zh: key, en: null }, before: words(before), after: words(after) };
    }),
  ];
};

/** A row with everything about it, in a transaction that sees it. @throws registers.row_not_found */
export const presentRow = async (eye: Eye, tx: Tx, id: string): Promise<RowDetail> => {
  const { register, viewer } = eye;
  const row = await findRow(tx, id);
  if (row?.register !== register.no) return fail('registers.row_not_found');
  const history = await historyOf(tx, id, mostHistory);
  const older = await olderFields(eye, tx, [
    ...Object.keys(row.data),
    ...history.flatMap(({ changes }) => Object.keys(changes).filter((key) => key !== stateKey)),
  ]);
  const fieldOf = (key: string): Field | undefined => register.fields.get(key) ?? older.get(key);
  const linked = history.flatMap(({ changes }) =>
    Object.entries(changes).flatMap(([key, pair]) => {
      const field = fieldOf(key);
      return field && isLink(field.type) ? pair.flatMap((value): Answers[] => (typeof value === 'string' ? [{ [key]: value }] : [])) : [];
    }),
  );
  const names = await namesIn(eye, tx, [row.data, ...linked]);
  const by = row.createdBy === null ? null : await accountName(tx, row.createdBy);
  const place = row.areaPath ?? eye.snapshot.root.path;
  const state = register.state(row.state);
  const isLocked = state?.locked === true && !mayOn(viewer, register.content, 'confirm', place);
  return {
    ...presentListed(eye, row),
    register: register.code,
    definition: row.definition,
    names: Object.fromEntries(names),
    raw: Object.fromEntries(
      Object.entries(row.raw ?? {}).flatMap(([key, slice]) => (register.fields.has(key) ? [[key, cellOfSlice(slice)]] : [])),
    ),
    reminders: (await remindersOf(tx, id)).flatMap(({ code, since }) => {
      const found = register.reminders.find(({ reminder }) => reminder.code === code);
      return found ? [{ code, title: found.reminder.title, since }] : [];
    }),
    personal: Object.keys(openPersonal(eye, row)),
    older: Object.entries(row.data).flatMap(([key, value]) => {
      const field = register.fields.has(key) ? undefined : older.get(key);
      return field ? [{ title: titleOf(field), value: inWords(field, value, (one) => names.get(one)) }] : [];
    }),
    history: [
      ...history.map((entry) => ({
        version: entry.version,
        at: entry.at.toISOString(),
        by: entry.by,
        what: entry.what,
        reason: entry.reason,
        fields: told(eye, entry, id, fieldOf, names),
      })),
      {
        version: 1,
        at: row.createdAt.toISOString(),
        by,
        what: row.imported ? ('imported' as const) : ('entered' as const),
        reason: null,
        fields: [],
      },
    ],
    may: {
      change: !isLocked && mayOn(viewer, register.content, 'write', place),
      reveal: mayReveal(viewer, place),
      moves: movesOf(eye, row).map(({ to, title, reason }) => ({ to, title, reason })),
    },
  };
};

export const oneRow = async (
  context: Context,
  viewer: Viewer,
  { code, rowId }: { readonly code: string; readonly rowId: string },
): Promise<RowDetail> => {
  const eye = await eyeOf(context, viewer, code);
  return context.kernel.db.read(rowAccess(viewer, eye.register.content), (tx) => presentRow(eye, tx, rowId));
};

/** Of which register a row is that the viewer sees. @throws registers.row_not_found */
export const registerOfRow = async (context: Context, viewer: Viewer, rowId: string): Promise<{ code: string }> => {
  const place = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => placeOfRow(tx, rowId));
  if (!place) return fail('registers.row_not_found');
  const eye = await eyeOf(context, viewer, place.code);
  await context.kernel.db.read(
    rowAccess(viewer, eye.register.content),
    async (tx) => (await findRow(tx, rowId)) ?? fail('registers.row_not_found'),
  );
  return { code: place.code };
};
