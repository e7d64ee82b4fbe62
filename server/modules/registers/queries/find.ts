import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { wordsOf } from '#contract/kernel/typed.ts';
import type { Finding } from '#contract/workbench/api.ts';
import type { SearchSource } from '#kernel/search.ts';
import { pinyinOf } from '#modules/persons/domain/index.ts';
import { rowAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { reads } from '../policy.ts';
import { rowsNamed } from '../store/list.ts';
import { rowsOf } from '../store/rows.ts';

/** Rows by the beginning of their title, its pinyin or initials, of all registers the viewer reads. */
export const findRows = (context: Context): SearchSource => ({
  kind: 'registers.row',
  of: async (viewer: Viewer, typed: string, most: number) => {
    const { kernel } = context;
    const words = wordsOf(typed);
    if (words === '' || !can(viewer, 'registers.read')) return [];
    const found: Finding[] = [];
    for (const { code, no } of await context.all(viewer.jurisdictionId)) {
      if (found.length >= most) break;
      const register = await context.register(viewer.jurisdictionId, code);
      if (!register || !reads(viewer, register.content)) continue;
      const rows = await kernel.db.read(rowAccess(viewer, register.content), async (tx) =>
        rowsOf(tx, no, (await rowsNamed(tx, no, words, pinyinOf(words))).slice(0, most)),
      );
      for (const { id, title } of rows) found.push({ id, title, note: register.content.title.zh, data: { code } });
    }
    return found.slice(0, most);
  },
});
