import { areasWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { wordsOf } from '#contract/kernel/typed.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Finding } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import type { SearchSource } from '#kernel/search.ts';
import { pinyinOf } from '#modules/persons/domain/index.ts';
import type { Context } from '../context.ts';
import { reads } from '../policy.ts';
import { rowsNamedAmong } from '../store/list.ts';

/** Rows by the beginning of their title, its pinyin or initials, of all registers the viewer reads. */
export const findRows = (context: Context): SearchSource => ({
  kind: 'registers.row',
  of: async (viewer: Viewer, typed: string, most: number) => {
    const words = wordsOf(typed);
    if (words === '') return [];
    const { byNo } = await context.web(viewer.jurisdictionId);
    const mine = [...byNo.values()].filter(({ content }) => reads(viewer, content));
    const found: Finding[] = [];
    // registers share their permissions as a rule: one read for each
    for (const [permission, among] of Map.groupBy(mine, ({ content }) => content.access.read as Permission)) {
      const access = { ...accessOf(viewer), scopes: outermost(areasWith(viewer, permission)), organisations: [] };
      const numbers = among.map(({ no }) => no);
      for (const { id, title, register } of await context.kernel.db.read(access, (tx) =>
        rowsNamedAmong(tx, numbers, words, pinyinOf(words), most),
      )) {
        const of = byNo.get(register);
        if (of) found.push({ id, title, note: of.content.title.zh, data: { code: of.code } });
      }
    }
    return found.slice(0, most);
  },
});
