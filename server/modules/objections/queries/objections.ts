import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { caseObjections, listObjections, Objection } from '#contract/objections/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { listRequests, waitingFor } from '#kernel/requests.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { findCase, lookups, maskNumbers } from '#modules/cases/index.ts';
import { type Context, rulesOf } from '../context.ts';
import { decidePaths, isOwn, mayDecide, mayRaiseFor, raiseOrganisations, readPaths } from '../policy.ts';
import { type ListedObjection, listedObjection, objectionsOf, pageOfObjections } from '../store/objections.ts';

type Query = z.output<NonNullable<(typeof listObjections)['query']>>;
type Present = (tx: Tx, rows: readonly ListedObjection[]) => Promise<Objection[]>;
const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
/** To-dos that are listed; whoever has more sees them on the page. */
const most = 200;

const actionsOf = (viewer: Viewer, row: ListedObjection): Objection['actions'] => {
  const decides = mayDecide(viewer, row.waitsFor);
  if (row.state === 'open')
    return [
      ...(decides && !isOwn(viewer, row) ? (['decide'] as const) : []),
      ...(mayRaiseFor(viewer, row.organisationId) ? (['withdraw'] as const) : []),
    ];
  return row.final && row.decidedBy !== null && row.ruleId === null && decides ? ['make_rule'] : [];
};

/** Presents objections to a viewer. Await it before the transaction. */
export const presenting = async (context: Context, viewer: Viewer): Promise<Present> => {
  const { territory, organisations, now } = await lookups(context.cases, viewer.jurisdictionId);
  const area = (code: string): string => {
    const found = territory.find(code);
    return found ? territory.describe(found) : code;
  };
  const named = (id: string | null) => (id === null ? null : { id, name: organisations.get(id)?.name ?? '—' });
  return async (tx, rows) => {
    const ids = [...new Set(rows.flatMap(({ raisedBy, decidedBy }) => [raisedBy, decidedBy ?? raisedBy]))];
    const people = await context.accounts.contacts(ids, tx);
    return rows.map((row) => ({
      id: row.id,
      caseId: row.caseId,
      number: row.number,
      title: maskNumbers(row.title),
      area: { code: row.areaCode, name: area(row.areaCode) },
      category: row.categoryCode,
      organisation: { id: row.organisationId, name: organisations.get(row.organisationId)?.name ?? '—' },
      n: row.n,
      basis: maskNumbers(row.basis),
      proposed: named(row.proposedId),
      raisedBy: people.get(row.raisedBy)?.name ?? '—',
      raisedAt: row.raisedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      overdue: row.state === 'open' && row.dueAt < now,
      waitsFor: area(row.waitsFor),
      final: row.final,
      state: row.state,
      named: named(row.namedId),
      decidedBy: row.decidedBy === null ? null : (people.get(row.decidedBy)?.name ?? '—'),
      decision: row.decision && maskNumbers(row.decision),
      endedAt: row.endedAt?.toISOString() ?? null,
      ruled: row.ruleId !== null,
      actions: actionsOf(viewer, row),
    }));
  };
};

export const oneObjection = async (tx: Tx, present: Present, id: string): Promise<Objection> => {
  const row = (await listedObjection(tx, id)) ?? fail('objections.not_found');
  return (await present(tx, [row]))[0] ?? fail('objections.not_found');
};

/** Objections to the dispatches of one case for whoever works on it; the reporter sees none. */
export const objectionsOfCase = async (
  context: Context,
  viewer: Viewer,
  caseId: string,
): Promise<z.input<typeof caseObjections.response>> => {
  const [present, rules] = await Promise.all([presenting(context, viewer), rulesOf(context, viewer.jurisdictionId)]);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
    if (readPaths(viewer).length + raiseOrganisations(viewer).length === 0) return { items: [], mayRaise: false, final: false };
    const items = await present(tx, await objectionsOf(tx, caseId));
    const ended = items.some(({ state, final }) => state === 'open' || (final && (state === 'upheld' || state === 'refused')));
    return {
      items,
      mayRaise: file.state === 'dispatched' && mayRaiseFor(viewer, file.handlerOrgId) && !ended,
      final: items.length + 1 >= rules.rulingAt,
    };
  });
};

/** A page of objections. @throws session.forbidden */
export const objectionsPage = async (context: Context, viewer: Viewer, query: Query): Promise<z.input<typeof listObjections.response>> => {
  const reach = { to_decide: codesOf(decidePaths(viewer)), own: raiseOrganisations(viewer), area: codesOf(readPaths(viewer)) };
  if (reach[query.which].length === 0) fail('session.forbidden');
  return listRequests(context.kernel.db, viewer, reach, query, pageOfObjections, await presenting(context, viewer));
};

/** Objections that wait for the viewer. */
export const objectionTodos = (context: Context): TodoSource => ({
  kinds: ['objections.decide'],
  of: async (viewer, asked) => {
    const waitsFor = codesOf(decidePaths(viewer));
    if (waitsFor.length === 0) return { items: [], counts: {} };
    const present = await presenting(context, viewer);
    const rows = await context.kernel.db.read(accessOf(viewer), async (tx) =>
      present(tx, await pageOfObjections(tx, waitingFor(waitsFor), null, most)),
    );
    return todosOf(
      rows
        .filter(({ actions }) => actions.includes('decide'))
        .map((row) => ({
          kind: 'objections.decide',
          id: row.id,
          title: row.title,
          area: row.organisation.name,
          dueAt: row.dueAt,
          light: row.overdue ? ('red' as const) : ('yellow' as const),
          data: { caseId: row.caseId, number: row.number },
        })),
      asked,
    );
  },
});
