import { fail } from './errors.ts';

type Key = string | number | null;

/** An opaque cursor over the sort keys of the last row seen. */
export const toCursor = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What a key of a cursor may be: text, a whole number PostgreSQL calls int, any number, an id, a day, a moment or null. */
export type KeyType = 'string' | 'number' | 'decimal' | 'uuid' | 'day' | 'moment?';

const fits = (value: unknown, type: KeyType): boolean => {
  if (type === 'number') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (type === 'decimal') return typeof value === 'number';
  if (type === 'moment?' && value === null) return true;
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return false;
  if (type === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  // what no calendar of ours reaches, the database may not know
  if (type === 'day') return /^[1-9]\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (type === 'moment?') return /^[1-9]\d{3}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
  return true;
};

/** The keys of a cursor, null when it is none of a list whose keys have these types. */
export const fromCursor = (cursor: string, types: readonly KeyType[]): Key[] | null => {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(keys) || keys.length !== types.length) return null;
    return types.every((type, i) => fits(keys[i], type)) ? keys : null;
  } catch {
    return null;
  }
};

/** The keys behind which a page begins; null for the first one. @throws request.invalid for what is no cursor of the list */
export const readCursor = <T extends readonly Key[]>(cursor: string | undefined, types: readonly KeyType[]): T | null => {
  if (cursor === undefined) return null;
  const keys = fromCursor(cursor, types);
  if (keys) return keys as unknown as T;
  return fail('request.invalid', { fields: 'cursor', issues: [{ path: 'cursor', message: 'is not a cursor of this list' }] });
};

/**
 * Cuts one row more than was asked for down to a page.
 * @param rows up to `limit` + 1, in the order of the list
 * @param keyOf the keys behind which the next page begins
 */
export const cutPage = <R>(rows: readonly R[], limit: number, keyOf: (row: R) => readonly Key[]): { rows: R[]; next: string | null } => {
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return { rows: kept, next: last === undefined ? null : toCursor(keyOf(last)) };
};
