import type { z } from 'zod';
import type { getOpenRow, listOpenRegisters, listOpenRows, OpenRow } from '#contract/registers/open-pages.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { thumbnailKey } from '#kernel/files/keys.ts';
import { pinyinOf } from '#modules/persons/domain/index.ts';
import type { Context } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { inWords, titleOf } from '../domain/words.ts';
import { pageOfRows, rowsNamed } from '../store/list.ts';
import { rowTitles } from '../store/names.ts';
import { findRow, type RowRecord } from '../store/rows.ts';

type OpenRegister = Register & { readonly open: NonNullable<Register['content']['open']> };
/** A register everybody may read. @throws registers.register_not_found */
const openOf = async (context: Context, jurisdictionId: string, code: string): Promise<OpenRegister> => {
  const register = await context.register(jurisdictionId, code);
  const open = register?.content.open;
  return register && open ? { ...register, open } : fail('registers.register_not_found');
};

/** What names are found with, told before a transaction begins. */
const groundOf = async (context: Context, jurisdictionId: string) => {
  const [snapshot, book, places, { byCode }] = await Promise.all([
    context.territory.snapshot(jurisdictionId),
    context.organisations.of(jurisdictionId),
    context.places.of(jurisdictionId),
    context.web(jurisdictionId),
  ]);
  return { snapshot, book, places, byCode };
};
type Ground = Awaited<ReturnType<typeof groundOf>>;

/** Names of what open rows name: areas, organisations, places, and rows of registers that are open themselves. */
const namesOf = async ({ snapshot, book, places, byCode }: Ground, tx: Tx, { fields, open }: OpenRegister, rows: readonly RowRecord[]) => {
  const pointed = open.fields.flatMap((key) => {
    const target = byCode.get(fields.get(key)?.register ?? '');
    return target?.content.open
      ? rows.flatMap(({ data }) => (typeof data[key] === 'string' ? [{ register: target.no, id: data[key] }] : []))
      : [];
  });
  const titles = new Map((await rowTitles(tx, pointed)).map(({ id, title }) => [id, title]));
  const nameOf = (type: string | undefined, value: string): string | null => {
    const area = type === 'area' ? snapshot.find(value) : null;
    if (type === 'area') return area ? snapshot.describe(area) : null;
    if (type === 'organisation') return book.get(value)?.name ?? null;
    if (type === 'place') return places.find(({ id }) => id === value)?.name ?? null;
    return type === 'row' ? (titles.get(value) ?? null) : value;
  };
  const placeOf = (path: string | null): string | null => {
    const area = path === null ? null : snapshot.findByPath(path);
    return area && snapshot.describe(area);
  };
  return { nameOf, placeOf };
};

const present = (register: OpenRegister, row: RowRecord, names: Awaited<ReturnType<typeof namesOf>>): OpenRow => ({
  id: row.id,
  title: row.title,
  area: names.placeOf(row.areaPath),
  lines: register.open.fields.flatMap((key) => {
    const [field, value] = [register.fields.get(key), row.data[key]];
    if (!field || value === undefined || field.personal !== null || key === register.content.titleField || field.type === 'photo')
      return [];
    const name = typeof value === 'string' ? names.nameOf(field.type, value) : undefined;
    return name === null ? [] : [{ title: titleOf(field), value: inWords(field, value, () => name) }];
  }),
});

/** Registers everybody may read. */
export const openRegisters = async (context: Context, jurisdictionId: string): Promise<z.input<typeof listOpenRegisters.response>> => ({
  items: [...(await context.web(jurisdictionId)).byCode.values()].flatMap(({ code, content: { open } }) =>
    open ? [{ code, title: open.title, help: open.help }] : [],
  ),
});

/** A page of rows everybody may read. @throws registers.register_not_found */
export const openRows = async (
  context: Context,
  jurisdictionId: string,
  code: string,
  q: z.output<NonNullable<typeof listOpenRows.query>>,
): Promise<z.input<typeof listOpenRows.response>> => {
  const register = await openOf(context, jurisdictionId, code);
  const ground = await groundOf(context, jurisdictionId);
  const [after] = readCursor<[string]>(q.cursor, ['uuid']) ?? [null];
  // what everybody may read is decided by the definition: its states and fields
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const ids = q.q === undefined || q.q === '' ? null : await rowsNamed(tx, register.no, q.q, pinyinOf(q.q));
    const filter = { register: register.no, areas: null, area: null, states: register.open.states, ids, conditions: [] };
    const found = await pageOfRows(tx, filter, { column: 'id', down: true }, after === null ? null : { id: after }, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, (row) => [row.id]);
    const names = await namesOf(ground, tx, register, rows);
    return { items: rows.map((row) => present(register, row, names)), next, title: register.open.title, help: register.open.help };
  });
};

/** A row everybody may read. @throws registers.register_not_found, registers.row_not_found */
export const openRow = async (
  context: Context,
  jurisdictionId: string,
  code: string,
  rowId: string,
): Promise<z.input<typeof getOpenRow.response>> => {
  const register = await openOf(context, jurisdictionId, code);
  const ground = await groundOf(context, jurisdictionId);
  const { kernel } = context;
  const shown = await kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const row = await findRow(tx, rowId);
    if (row?.register !== register.no || !register.open.states.includes(row.state)) return fail('registers.row_not_found');
    const names = await namesOf(ground, tx, register, [row]);
    const photos = register.open.photo === null ? undefined : row.data[register.open.photo];
    return { row: present(register, row, names), photo: Array.isArray(photos) ? (photos[0] ?? null) : null };
  });
  const small = shown.photo === null ? null : await kernel.contents.getBytes(thumbnailKey(jurisdictionId, shown.photo));
  return { ...shown.row, register: register.open.title, photo: small && `data:image/jpeg;base64,${Buffer.from(small).toString('base64')}` };
};
