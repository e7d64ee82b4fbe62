import type { Answer } from '#contract/kernel/form/schema.ts';
import type { Field } from '#contract/registers/content.ts';
import type { Tx } from '#kernel/db.ts';
import type { Eye } from '../context.ts';
import { isNamed, type Named, type Told } from '../domain/sheet.ts';
import { rowsSaid } from '../queries/pointed-at.ts';
import { idsNamed } from '../store/names.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const inDatabase = ['person', 'case', 'organisation'] as const;

/** Finds what cells name elsewhere, by id or by a name that only one has. @returns the id; null where none or several are called so */
export const resolver = async (eye: Eye, tx: Tx, tolds: readonly Told[]): Promise<(field: Field, named: Named) => string | null> => {
  const fields = eye.register.content.fields;
  const wanted = (type: Field['type']): string[] => {
    const keys = fields.flatMap((field) => (field.type === type ? [field.key] : []));
    const named = (value: Answer | Named | null | undefined): string[] => (value != null && isNamed(value) ? [value.named] : []);
    return keys.length === 0 ? [] : [...new Set(tolds.flatMap((told) => keys.flatMap((key) => named(told[key]))))];
  };
  const found = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const type of inDatabase) found.set(type, await idsNamed(tx, type, wanted(type)));
  const places = new Set(wanted('place'));
  found.set(
    'place',
    new Map(
      [
        ...Map.groupBy(
          eye.places.filter(({ name }) => places.has(name)),
          ({ name }) => name,
        ),
      ].map(([name, all]) => [name, all.map(({ id }) => id)]),
    ),
  );
  const rows = await rowsSaid(eye, tx, (key) => [
    ...new Set(tolds.flatMap((told) => (told[key] != null && isNamed(told[key]) ? [told[key].named] : []))),
  ]);
  return ({ key, type }, { named }) => {
    if (uuid.test(named)) return named;
    const ids = (type === 'row' ? rows.get(key) : found.get(type))?.get(named) ?? [];
    return ids.length === 1 ? (ids[0] ?? null) : null;
  };
};
