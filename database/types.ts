import type { ColumnType } from 'kysely';

/** A column with a value of its own when an insert names none. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** All tables. Each generated file of `database/tables` adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the generated files
export interface DB {}
