/** An opaque cursor over the sort keys of the last row seen. */
export const toCursor = (keys: readonly (string | number)[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What a key of a cursor may be: text, a small whole number, an id, a day. */
export type KeyType = 'string' | 'number' | 'uuid' | 'day';

/** The keys of a cursor, null when it is none of a list whose keys have these types. */
export const fromCursor = (cursor: string, types: readonly KeyType[]): (string | number)[] | null => {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(keys) || keys.length !== types.length) return null;
    const fits = (value: unknown, type: KeyType): boolean => {
      if (type === 'number') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
      if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return false;
      if (type === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
      return type === 'string' || (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)));
    };
    return types.every((type, i) => fits(keys[i], type)) ? keys : null;
  } catch {
    return null;
  }
};
