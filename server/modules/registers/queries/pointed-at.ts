import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { RegisterDetail } from '#contract/registers/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { Context, Eye } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { titleOf } from '../domain/words.ts';
import { reads } from '../policy.ts';
import { keysOf, rowsCalled, rowTitles } from '../store/names.ts';

/** The register a field of type `row` names; null where the viewer does not read it. */
export const targetOf = async (context: Pick<Context, 'register'>, viewer: Viewer, code: string | null): Promise<Register | null> => {
  const register = code === null ? null : await context.register(viewer.jurisdictionId, code);
  return register && reads(viewer, register.content) ? register : null;
};

/** Fields of a register that point at rows the viewer may read, each with their register. */
const pointers = async ({ context, viewer, register }: Eye): Promise<{ key: string; target: Register }[]> => {
  const found = [];
  for (const { key, type, register: code } of register.content.fields) {
    const target = type === 'row' ? await targetOf(context, viewer, code) : null;
    if (target) found.push({ key, target });
  }
  return found;
};

/** What values point at, by field, with its title; nothing for what is not a row of the field's register. */
export const pointedAt = async (eye: Eye, tx: Tx, rows: readonly Answers[]): Promise<{ key: string; id: string; title: string }[]> => {
  const fields = await pointers(eye);
  const asked = fields.flatMap(({ key, target }) =>
    [...new Set(rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key]] : [])))].map((id) => ({ key, id, register: target.no })),
  );
  const titles = new Map((await rowTitles(tx, asked)).map(({ register, id, title }) => [`${register} ${id}`, title]));
  return asked.flatMap(({ key, id, register }) => {
    const title = titles.get(`${register} ${id}`);
    return title === undefined ? [] : [{ key, id, title }];
  });
};

/** The column by whose value alone a row of a register is told apart, where it has one that stands open. */
const keyColumn = ({ content, slots, fields }: Register): string | null => {
  const [key, more] = content.key;
  if (key === undefined || more !== undefined || key === content.titleField || fields.get(key)?.personal !== null) return null;
  const column = slots[key];
  return column?.startsWith('t') ? column : null;
};

/** Finds rows by what cells say of them, by field: their title, else their key. Several of one title are found by their key. */
export const rowsSaid = async (
  eye: Eye,
  tx: Tx,
  said: (key: string) => readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>> => {
  const found = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const { key, target } of await pointers(eye)) {
    const words = said(key);
    const byTitle = await rowsCalled(tx, target.no, 'title', words);
    const column = keyColumn(target);
    const others = words.filter((word) => byTitle.get(word)?.length !== 1);
    const byKey = column === null ? new Map<string, readonly string[]>() : await rowsCalled(tx, target.no, column, others);
    found.set(key, new Map([...byTitle, ...byKey]));
  }
  return found;
};

/** By id how sheets name rows that others share their title with: by their key, else by their id. */
export const toldApart = async (eye: Eye, tx: Tx, rows: readonly Answers[]): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  const all = await pointedAt(eye, tx, rows);
  for (const { key, target } of await pointers(eye)) {
    const mine = all.filter((one) => one.key === key);
    const called = await rowsCalled(tx, target.no, 'title', [...new Set(mine.map(({ title }) => title))]);
    const shared = mine.filter(({ title }) => called.get(title)?.length !== 1).map(({ id }) => id);
    if (shared.length === 0) continue;
    const column = keyColumn(target);
    const keys = column === null ? [] : await keysOf(tx, target.no, column, shared);
    for (const id of shared) names.set(id, id);
    for (const { id, called: told } of keys) if (told !== null) names.set(id, told);
  }
  return names;
};

/** Fields that point at rows of a register, in registers the viewer reads. */
export const pointersTo = async (context: Context, viewer: Viewer, code: string): Promise<RegisterDetail['linkedFrom']> => {
  const found: RegisterDetail['linkedFrom'] = [];
  for (const one of await context.all(viewer.jurisdictionId)) {
    const other = await targetOf(context, viewer, one.code);
    for (const field of other?.content.fields ?? [])
      if (other && field.type === 'row' && field.register === code && field.key in other.slots)
        found.push({
          register: one.code,
          title: other.content.title,
          field: field.key,
          fieldTitle: titleOf(field),
          mayWrite: can(viewer, other.content.access.write as Permission) || can(viewer, other.content.access.confirm as Permission),
        });
  }
  return found;
};
