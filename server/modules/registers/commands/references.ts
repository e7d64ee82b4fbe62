import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { isLink } from '#contract/registers/fields.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { phrase } from '#kernel/words.ts';
import type { Eye } from '../context.ts';
import { titleOf } from '../domain/words.ts';
import { namesIn } from '../queries/names.ts';
import { pointedAt } from '../queries/pointed-at.ts';

/** What files of rows hang on. */
export const fileOwner = 'register_row';
const mostFiles = 20;

/** What a type of reference is called, in a sentence. */
export const wordOfType = (type: string) => ({
  zh: phrase('zh-CN', `registers.types.${type}`),
  en: phrase('en', `registers.types.${type}`).toLowerCase(),
});

/**
 * Asks that everything newly named in values is there: areas that stand today, organisations, places, persons, cases the viewer sees. What stood
 * there before may have gone since. @throws registers.reference_unknown
 */
export const checkReferences = async (eye: Eye, tx: Tx, values: Answers, before: Answers): Promise<void> => {
  const fresh = Object.fromEntries(Object.entries(values).filter(([key, value]) => before[key] !== value));
  const names = await namesIn(eye, tx, [fresh]);
  const rows = new Set((await pointedAt(eye, tx, [fresh])).map(({ key, id }) => `${key} ${id}`));
  for (const field of eye.register.content.fields) {
    const value = fresh[field.key];
    if (!isLink(field.type) || typeof value !== 'string') continue;
    const isThere =
      field.type === 'row'
        ? rows.has(`${field.key} ${value}`)
        : names.has(value) && (field.type !== 'area' || eye.snapshot.find(value)?.current === true);
    if (!isThere) fail('registers.reference_unknown', { field: titleOf(field), key: field.key, type: wordOfType(field.type) });
  }
};

/** Ties files newly named in values to their row. @throws what {@link claim} throws */
export const claimFiles = async (eye: Eye, tx: Tx, viewer: Viewer, rowId: string, values: Answers, before: Answers): Promise<void> => {
  for (const { key, type } of eye.register.content.fields) {
    const value = values[key];
    if ((type !== 'file' && type !== 'photo') || !Array.isArray(value)) continue;
    const had = before[key];
    const fresh = value.filter((id) => !(Array.isArray(had) && had.includes(id)));
    await claim(tx, viewer, fresh, { type: fileOwner, id: rowId }, type === 'photo' ? 'photo' : 'document', mostFiles);
  }
};
