import { termsOf } from '#contract/kernel/runs.ts';
import type { Tx } from '#kernel/db.ts';
import { pinyinOf } from '#modules/persons/domain/index.ts';
import type { Eye } from '../context.ts';
import { matches, queryOf } from '../domain/search.ts';
import { digestsOf } from '../sealing.ts';
import { rowsNamed } from '../store/list.ts';
import { findWords, notSearched, rowsWithDigest } from '../store/search.ts';

/** Rows the index does not know yet that are looked at in memory. */
const mostFresh = 2_000;
/** Characters from which on what was typed may be the whole of something personal. */
const wholeFrom = 6;

/**
 * Ids of rows somebody looks for: whose title, its pinyin or initials begins so, whose texts hold every run of characters that was typed, or
 * that have it as the whole of something personal. Which of them are seen is for the asking query to say.
 */
export const rowsSought = async (eye: Eye, tx: Tx, q: string): Promise<string[]> => {
  const { register, viewer } = eye;
  const { content, no, slots } = register;
  const terms = termsOf(q);
  const named = await rowsNamed(tx, no, q, pinyinOf(q));
  if (terms.length === 0) return named;
  const found = await findWords(tx, viewer.jurisdictionId, no, queryOf(terms));
  const fresh = await notSearched(tx, no, mostFresh);
  // what has been written since is looked at as it is now
  const stale = new Set(fresh.map(({ id }) => id));
  const whole = q.trim();
  const sealed = content.fields.flatMap(({ key, type, personal }) => {
    const column = slots[key];
    return personal && column !== undefined && whole.length >= wholeFrom ? [{ column, digests: digestsOf(eye, type, whole) }] : [];
  });
  return [
    ...new Set([
      ...named,
      ...found.filter((id) => !stale.has(id)),
      ...fresh.flatMap(({ id, title, data }) => (matches(content, title, data, terms) ? [id] : [])),
      ...(sealed.length > 0 ? await rowsWithDigest(tx, no, sealed) : []),
    ]),
  ];
};
