import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Choice } from '#contract/forms/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import { pinyinOf } from '#modules/persons/domain/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { rowAccess } from '../access.ts';
import type { Context } from '../context.ts';
import type { Register } from '../domain/register.ts';
import { pageOfRows, rowsNamed } from '../store/list.ts';
import { type RowRecord, rowsOf } from '../store/rows.ts';
import { targetOf } from './pointed-at.ts';

const asChoice = (snapshot: TerritorySnapshot, { id, title, areaPath }: RowRecord): Choice => {
  const area = areaPath === null ? null : snapshot.findByPath(areaPath);
  return { id, name: title, note: area && snapshot.describe(area) };
};

/** Rows of a register as answers: those that are not over, found by the beginning of their title or its pinyin; without words the newest. */
export const rowReference = (context: Context): ReferenceSource => {
  const within = async (viewer: Viewer, among: string, find: (tx: Tx, register: Register) => Promise<RowRecord[]>): Promise<Choice[]> => {
    const register = await targetOf(context, viewer, among);
    if (!register) return [];
    const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
    const rows = await context.kernel.db.read(rowAccess(viewer, register.content), (tx) => find(tx, register));
    return rows.map((row) => asChoice(snapshot, row));
  };
  return {
    find: (viewer, words, most, among) =>
      within(viewer, among, async (tx, { no, content }) => {
        const states = content.states.filter(({ phase }) => phase !== 'ended').map(({ code }) => code);
        const filter = { register: no, areas: null, area: null, states, conditions: [] };
        const ids = words === '' ? null : await rowsNamed(tx, no, words, pinyinOf(words));
        return pageOfRows(tx, { ...filter, ids }, { column: 'id', down: true }, null, most);
      }),
    one: async (viewer, id, among) => (await within(viewer, among, (tx, { no }) => rowsOf(tx, no, [id])))[0] ?? null,
  };
};
