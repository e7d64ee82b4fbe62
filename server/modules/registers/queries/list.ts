import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { getRegister, groupRegisterRows, listRegisterRows, listRegisters } from '#contract/registers/api.ts';
import type { Condition as Asked } from '#contract/registers/conditions.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { ownTitle } from '#contract/registers/forms.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { cutPage, fromCursor, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { rowAccess } from '../access.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { boundOf, dayOfNumber } from '../domain/values.ts';
import { inWords } from '../domain/words.ts';
import { registerKind } from '../kind.ts';
import { designAreas, mayDesign, mayReveal, readAreas, reads } from '../policy.ts';
import { digestsOf } from '../sealing.ts';
import { type After, type Condition, groupsOf, pageOfRows, type RowFilter } from '../store/list.ts';
import { draftedIn } from '../store/registers.ts';
import { namesIn } from './names.ts';
import { pointersTo } from './pointed-at.ts';
import { presentListed } from './row.ts';
import { rowsSought } from './sought.ts';

/** The column of a field. @throws registers.no_filter where it has none, or holds what is personal and is to be compared */
export const columnOf = ({ register }: Eye, key: string, isCompared: boolean): string => {
  const field = register.fields.get(key);
  if (key === 'state') return 'state';
  const { content } = register;
  // by name in order and within bounds, also where the name is kept elsewhere
  const column = key === ownTitle(content) || (key === content.titleField && isCompared) ? 'title' : register.slots[key];
  if (!field || column === undefined || (field.personal !== null && (isCompared || column.startsWith('n'))))
    return fail('registers.no_filter', { field: field?.question.words.title ?? key });
  return column;
};

const conditionOf = (eye: Eye, { field: key, is, from, to, empty }: Asked): Condition => {
  const column = columnOf(eye, key, from !== undefined || to !== undefined);
  const field = eye.register.fields.get(key);
  const isNumber = column.startsWith('n');
  const inColumn = (value: string | number | boolean): string | number => {
    const bound = boundOf(eye.register, key, typeof value === 'boolean' ? String(value) : value);
    if (isNumber && !Number.isFinite(Number(bound))) fail('registers.no_filter', { field: field?.question.words.title ?? key });
    return isNumber ? Number(bound) : String(bound);
  };
  return {
    column,
    is: is ? (field?.personal ? is.flatMap((value) => digestsOf(eye, field.type, String(value))) : is.map(inColumn)) : null,
    from: from === undefined ? null : inColumn(from),
    to: to === undefined ? null : inColumn(to),
    empty: empty ?? false,
  };
};

export interface ListAsked {
  readonly state?: string[] | undefined;
  readonly area?: string | undefined;
  readonly q?: string | undefined;
  readonly where?: readonly Asked[] | undefined;
}
/** A filter that shows nothing more than the viewer sees. @throws registers.no_filter, territory.area_not_found */
export const filterOf = async (eye: Eye, tx: Tx, q: ListAsked): Promise<RowFilter> => {
  if (q.area !== undefined && !eye.snapshot.find(q.area)) fail('territory.area_not_found', { code: q.area });
  const areas = readAreas(eye.viewer, eye.register.content);
  return {
    register: eye.register.no,
    areas: areas.includes(eye.snapshot.root.path) ? null : areas.map((path) => path.replaceAll('.', '')),
    area: q.area ?? null,
    states: q.state && q.state.length > 0 ? q.state : null,
    ids: q.q === undefined || q.q === '' ? null : await rowsSought(eye, tx, q.q),
    conditions: (q.where ?? []).map((one) => conditionOf(eye, one)),
  };
};

/** Where a page begins in an order. @throws request.invalid */
const afterOf = (cursor: string | undefined, column: string): After => {
  if (cursor === undefined) return null;
  const filled = column === 'id' ? null : fromCursor(cursor, [column.startsWith('n') ? 'decimal' : 'string', 'uuid']);
  if (filled) return { value: filled[0] as string | number, id: filled[1] as string };
  const [id] = readCursor<[string]>(cursor, ['uuid']) ?? [''];
  return { id };
};

export const rowsPage = async (
  context: Context,
  viewer: Viewer,
  code: string,
  q: z.output<NonNullable<typeof listRegisterRows.query>>,
): Promise<z.input<typeof listRegisterRows.response>> => {
  const eye = await eyeOf(context, viewer, code);
  const order = q.sort === undefined ? { column: 'id', down: true } : { column: columnOf(eye, q.sort, true), down: q.down };
  const after = afterOf(q.cursor, order.column);
  return context.kernel.db.read(rowAccess(viewer, eye.register.content), async (tx) => {
    const found = await pageOfRows(tx, await filterOf(eye, tx, q), order, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, (row) => (row.order === null ? [row.id] : [row.order, row.id]));
    const names = await namesIn(
      eye,
      tx,
      rows.map(({ data }) => data),
    );
    return { items: rows.map((row) => presentListed(eye, row)), next, names: Object.fromEntries(names) };
  });
};

/** Groups shown at most. */
const mostGroups = 200;

export const groupsPage = async (
  context: Context,
  viewer: Viewer,
  code: string,
  q: z.output<NonNullable<typeof groupRegisterRows.query>>,
): Promise<z.input<typeof groupRegisterRows.response>> => {
  const eye = await eyeOf(context, viewer, code);
  const { register } = eye;
  const by = q.by === undefined ? null : q.by === 'state' ? 'state' : columnOf(eye, q.by, true);
  const sums = (q.sums ?? []).map((key) => {
    const column = columnOf(eye, key, true);
    if (!column.startsWith('n') || register.fields.get(key)?.type === 'date') fail('registers.no_filter', { field: key });
    return { key, column };
  });
  const { db } = context.kernel;
  const access = rowAccess(viewer, register.content);
  const columns = sums.map(({ column }) => column);
  // whoever reads it all is not asked for each of a million rows where it lies; what groups name is read with their own rights again
  const isWhole = readAreas(viewer, register.content).includes(eye.snapshot.root.path);
  const groups = await db.read({ ...access, all: isWhole }, async (tx) =>
    groupsOf(tx, await filterOf(eye, tx, q), by, columns, mostGroups),
  );
  return db.read(access, async (tx) => {
    const field = q.by === undefined ? undefined : register.fields.get(q.by);
    const names = await namesIn(
      eye,
      tx,
      field ? groups.flatMap(({ value }) => (typeof value === 'string' ? [{ [field.key]: value }] : [])) : [],
    );
    const wordsOf = (value: string | number | null): string | null => {
      if (value === null) return null;
      if (q.by === 'state') return register.state(String(value))?.title.zh ?? String(value);
      if (!field) return String(value);
      const meant = field.type === 'date' ? dayOfNumber(Number(value)) : field.type === 'yes_no' ? value === 'true' : value;
      return inWords(field, meant, (key) => names.get(key));
    };
    return {
      items: groups.map(({ value, count, sums: figures }) => ({
        value: field?.type === 'date' && value !== null ? dayOfNumber(Number(value)) : value,
        words: wordsOf(value),
        count,
        sums: Object.fromEntries(sums.map(({ key }, i) => [key, figures[i] ?? 0])),
      })),
    };
  });
};

/** A register as whoever reads it needs it. */
export const oneRegister = async (context: Context, viewer: Viewer, code: string): Promise<z.input<typeof getRegister.response>> => {
  const { register, snapshot } = await eyeOf(context, viewer, code);
  const { content, slots, version } = register;
  const linkedFrom = await pointersTo(context, viewer, code);
  const root = snapshot.root.path;
  return {
    code,
    version,
    content,
    linkedFrom,
    filterable: content.fields.flatMap(({ key, personal }) =>
      (key in slots || key === content.titleField) && personal === null ? [key] : [],
    ),
    may: {
      write: can(viewer, content.access.write as Permission) || can(viewer, content.access.confirm as Permission),
      confirm: can(viewer, content.access.confirm as Permission),
      reveal: can(viewer, 'registers.reveal') || mayReveal(viewer, root),
      design: mayDesign(viewer, root, content),
    },
  };
};

/** Registers the viewer has to do with: those in force that they read, and for those who design what is drafted. */
export const registersPage = async (context: Context, viewer: Viewer): Promise<z.input<typeof listRegisters.response>> => {
  const { kernel, territory } = context;
  const { jurisdictionId } = viewer;
  const snapshot = await territory.snapshot(jurisdictionId);
  const root = snapshot.root.path;
  const designed = designAreas(viewer);
  if (designed.length === 0 && !can(viewer, 'registers.read')) fail('session.forbidden');
  const codes = (await context.all(jurisdictionId)).map(({ code }) => code);
  const drafts = designed.length === 0 ? [] : await kernel.db.read(accessOf(viewer), (tx) => draftedIn(tx, registerKind.kind));
  const drafted = new Set(drafts.filter((one) => mayDesign(viewer, root, one)).map(({ code }) => code));
  /** What another community keeps for itself is of no use here. */
  const isNear = (code: string | null, content: RegisterContent): boolean => {
    const own = code === null ? null : snapshot.find(code);
    return !own?.current || readAreas(viewer, content).some((path) => isWithin(own.path, path) || isWithin(path, own.path));
  };
  const items = [];
  for (const code of [...codes, ...[...drafted].filter((one) => !codes.includes(one))]) {
    const register = await context.register(jurisdictionId, code);
    const mayRead = register !== null && reads(viewer, register.content) && isNear(register.content.area, register.content);
    const designs = register ? mayDesign(viewer, root, register.content) : drafted.has(code);
    if (!designs && !mayRead) continue;
    items.push({
      code,
      title: register?.content.title ?? null,
      help: register?.content.help ?? '',
      version: register?.version ?? null,
      drafted: drafted.has(code),
      mayDesign: designs,
      mayWrite: register !== null && can(viewer, register.content.access.write as Permission),
      // whoever only designs it finds it among all registers
      page: register && mayRead ? register.content.page : null,
    });
  }
  const areas = designed.flatMap((path) => {
    const area = snapshot.findByPath(path);
    return area && path !== root ? [{ code: area.code, name: snapshot.describe(area) }] : [];
  });
  return { items, mayDesign: designed.length > 0, designAreas: designed.includes(root) ? null : areas };
};
