import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { AdmissionItem, AdmissionList, listAdmission } from '#contract/admission/api.ts';
import { certificateSource } from '#contract/admission/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { wordOf } from '#kernel/words.ts';
import { lookups } from '#modules/cases/index.ts';
import { type Context, rulesOf } from '../context.ts';
import { columns } from '../domain/sheet.ts';
import { applyOrganisations, mayDecide, mayRead } from '../policy.ts';
import { findItem, type ItemRow, itemsIn } from '../store/items.ts';

/** A list holds some hundred items. */
const most = 1_000;
type Present = (tx: Tx, rows: readonly ItemRow[]) => Promise<AdmissionItem[]>;

/** Presents items to a viewer. Await it before the transaction. */
export const presenting = async (context: Context, viewer: Viewer): Promise<Present> => {
  const { config, organisations, territory, now } = await lookups(context.cases, viewer.jurisdictionId);
  const decides = mayDecide(viewer, territory.root.path);
  const today = shanghaiDay(now);
  return async (tx, rows) => {
    const ids = [...new Set(rows.flatMap(({ appliedBy, decidedBy }) => [appliedBy, decidedBy]).filter((one) => one !== null))];
    const people = await context.accounts.contacts(ids, tx);
    const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? '—'));
    return rows.map((row) => {
      const category = row.categoryCode === null ? null : config.category(row.categoryCode);
      return {
        id: row.id,
        code: row.code,
        title: row.title,
        basis: row.basis,
        kind: row.kind,
        category: category && { code: category.code, name: category.name, nameEn: category.nameEn },
        department: row.departmentId === null ? null : (organisations.get(row.departmentId)?.name ?? '—'),
        endsOn: row.endsOn,
        over: row.endsOn !== null && row.endsOn < today,
        reason: row.reason,
        state: row.state,
        appliedBy: nameOf(row.appliedBy),
        appliedAt: row.appliedAt.toISOString(),
        decidedBy: nameOf(row.decidedBy),
        decision: row.decision,
        actions:
          decides && row.state === 'applied' && row.appliedBy !== viewer.accountId
            ? ['decide']
            : decides && row.state === 'admitted'
              ? ['end']
              : [],
      };
    });
  };
};

export const oneItem = async (tx: Tx, present: Present, id: string): Promise<AdmissionItem> => {
  const row = (await findItem(tx, id)) ?? fail('admission.not_found');
  return (await present(tx, [row]))[0] ?? fail('admission.not_found');
};

type Query = z.output<NonNullable<(typeof listAdmission)['query']>>;
/** The list as its page shows it. @throws session.forbidden */
export const admissionList = async (context: Context, viewer: Viewer, { state, kind }: Query): Promise<AdmissionList> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const [present, { certificates }] = await Promise.all([presenting(context, viewer), rulesOf(context, viewer.jurisdictionId)]);
  const items = await context.kernel.db.read(accessOf(viewer), async (tx) => present(tx, await itemsIn(tx, [state], kind ?? null, most)));
  return { items, certificates: { names: certificates, source: certificateSource }, mayApply: applyOrganisations(viewer).length > 0 };
};

/** The list as a workbook that can be imported again. */
export const admissionSheet = async (context: Context, viewer: Viewer, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { items } = await admissionList(context, viewer, { state: 'admitted', kind: undefined });
  const all = Object.values(columns);
  const rows = items.map((one) => [
    one.code,
    one.title,
    wordOf('zh-CN', `admission.kinds.${one.kind}`),
    one.basis,
    one.category?.code ?? null,
    one.category?.name ?? null,
    one.endsOn,
  ]);
  const name = wordOf('zh-CN', 'admission.sheet');
  const sheet = { name, head: [all.map(([heading]) => heading)], rows, widths: all.map(([, width]) => width) };
  return { name: `${name}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** Applications that wait for the viewer. */
export const admissionTodos = (context: Context): TodoSource => ({
  kinds: ['admission.decide'],
  of: async (viewer, asked) => {
    const { territory } = await lookups(context.cases, viewer.jurisdictionId);
    if (!mayDecide(viewer, territory.root.path)) return { items: [], counts: {} };
    const present = await presenting(context, viewer);
    const rows = await context.kernel.db.read(accessOf(viewer), async (tx) => present(tx, await itemsIn(tx, ['applied'], null, 200)));
    return todosOf(
      rows
        .filter(({ actions }) => actions.includes('decide'))
        .map((row) => ({
          kind: 'admission.decide',
          id: row.id,
          title: row.title,
          area: row.department ?? '',
          dueAt: null,
          light: 'none' as const,
          data: { code: row.code },
        })),
      asked,
    );
  },
});
