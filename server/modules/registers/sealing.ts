import type { Answers } from '#contract/kernel/form/schema.ts';
import type { Eye } from './context.ts';
import type { RowRecord } from './store/rows.ts';

/** Where the personal values of a row are sealed. */
export const placeOf = (rowId: string): string => `register_rows.sealed ${rowId}`;
export const placeInHistory = (rowId: string, version: number): string => `register_history.sealed ${rowId} ${version}`;

/** Under which the cells personal values were read from are sealed beside them: no field is called so. */
const rawKey = '$raw';
type Raw = Readonly<Record<string, string>>;
const opened = ({ ring }: Pick<Eye, 'ring'>, { id, sealed }: Pick<RowRecord, 'id' | 'sealed'>): Record<string, unknown> =>
  sealed === null ? {} : (JSON.parse(ring.open(placeOf(id), sealed)) as Record<string, unknown>);

/** Opens what is personal in a row. */
export const openPersonal = (eye: Pick<Eye, 'ring'>, row: Pick<RowRecord, 'id' | 'sealed'>): Answers => {
  const { [rawKey]: _, ...values } = opened(eye, row);
  return values as Answers;
};

/** Seals what is personal in a row with the cells it was read from; null where nothing is. */
export const sealPersonal = ({ ring }: Pick<Eye, 'ring'>, id: string, values: Answers, raw: Raw): Buffer | null => {
  const hasRaw = Object.keys(raw).length > 0;
  if (Object.keys(values).length === 0 && !hasRaw) return null;
  return ring.seal(placeOf(id), JSON.stringify({ ...values, ...(hasRaw && { [rawKey]: raw }) }));
};

/** The cells all values of a row were read from. */
export const rawOf = (eye: Pick<Eye, 'ring'>, row: Pick<RowRecord, 'id' | 'sealed' | 'raw'>): Raw => ({
  ...row.raw,
  ...(opened(eye, row)[rawKey] as Raw | undefined),
});

/** What stands in the column of something personal: found by the whole value alone. */
export const digestOf =
  ({ ring }: Pick<Eye, 'ring'>) =>
  (type: string, text: string): string =>
    ring.digest(`registers.${type}`, text).toString('base64url');

/** What may stand there for a value: rows that were not sealed anew yet have the digest of older keys. */
export const digestsOf = ({ ring }: Pick<Eye, 'ring'>, type: string, text: string): string[] =>
  ring.digests(`registers.${type}`, text).map((one) => one.toString('base64url'));
