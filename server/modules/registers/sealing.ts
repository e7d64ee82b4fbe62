import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Eye } from './context.ts';
import type { RowRecord } from './store/rows.ts';

/** Where the personal values of a row are sealed. */
export const placeOf = (rowId: string): string => `register_rows.sealed ${rowId}`;
export const placeInHistory = (rowId: string, version: number): string => `register_history.sealed ${rowId} ${version}`;

/** Opens what is personal in a row. */
export const openPersonal = ({ ring }: Pick<Eye, 'ring'>, row: Pick<RowRecord, 'id' | 'sealed'>): Answers =>
  row.sealed === null ? {} : (JSON.parse(ring.open(placeOf(row.id), row.sealed)) as Answers);

/** What stands in the column of something personal: found by the whole value alone. */
export const digestOf =
  ({ ring }: Pick<Eye, 'ring'>) =>
  (type: string, text: string): string =>
    ring.digest(`registers.${type}`, text).toString('base64url');

/** What may stand there for a value: rows that were not sealed anew yet have the digest of older keys. */
export const digestsOf = ({ ring }: Pick<Eye, 'ring'>, type: string, text: string): string[] =>
  ring.digests(`registers.${type}`, text).map((one) => one.toString('base64url'));
