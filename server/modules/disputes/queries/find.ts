import { accessOf } from '#kernel/db.ts';
import type { SearchSource } from '#kernel/search.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayUseDisputes } from '../policy.ts';
import { disputesByWords } from '../store/disputes.ts';
import { filterOf } from './list.ts';
import { presentRow } from './present.ts';

/** Words are looked for in so many of the newest disputes a viewer sees: titles are not indexed. */
const newest = 2000;

/** Disputes by words of their title or the number of their case; no name finds one. */
export const findDisputes = (context: Context): SearchSource => ({
  kind: 'disputes.dispute',
  of: async (viewer, words, most) => {
    if (!mayUseDisputes(viewer)) return [];
    const eye = await eyeOf(context, viewer);
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => disputesByWords(tx, filterOf(eye, {}), words, newest, most));
    return rows.map((d) => ({ id: d.id, title: d.title, note: presentRow(eye, d).area.name, data: { state: d.state } }));
  },
});
