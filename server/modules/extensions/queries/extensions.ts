import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { caseExtensions, Extension, listExtensions } from '#contract/extensions/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { listRequests, waitingFor } from '#kernel/requests.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { findCase, lookups, maskNumbers } from '#modules/cases/index.ts';
import { type Extensions, rulesOf } from '../context.ts';
import { askOrganisations, decidePaths, isOwn, mayAskFor, mayDecide, readPaths } from '../policy.ts';
import { extensionsOf, grantedIn, type ListedExtension, listedExtension, pageOfExtensions } from '../store/extensions.ts';

type Query = z.output<NonNullable<(typeof listExtensions)['query']>>;
type Present = (tx: Tx, rows: readonly ListedExtension[]) => Promise<Extension[]>;
const codesOf = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('.', ''));
/** To-dos that are listed; whoever has more sees them on the page. */
const most = 200;

/** Presents requests to a viewer. Await it before the transaction. */
export const presenting = async (extensions: Extensions, viewer: Viewer): Promise<Present> => {
  const { territory, organisations } = await lookups(extensions.cases, viewer.jurisdictionId);
  const area = (code: string): string => {
    const found = territory.find(code);
    return found ? territory.describe(found) : code;
  };
  return async (tx, rows) => {
    const people = await extensions.accounts.contacts(
      [...new Set(rows.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? askedBy]))],
      tx,
    );
    return rows.map((row) => {
      const open = row.state === 'open';
      return {
        id: row.id,
        caseId: row.caseId,
        number: row.number,
        title: maskNumbers(row.title),
        area: area(row.areaCode),
        organisation: organisations.get(row.organisationId)?.name ?? '—',
        days: row.days,
        reason: maskNumbers(row.reason),
        askedBy: people.get(row.askedBy)?.name ?? '—',
        askedAt: row.askedAt.toISOString(),
        dueAt: row.dueAt.toISOString(),
        waitsFor: area(row.waitsFor),
        state: row.state,
        decidedBy: row.decidedBy === null ? null : (people.get(row.decidedBy)?.name ?? '—'),
        decision: row.decision && maskNumbers(row.decision),
        endedAt: row.endedAt?.toISOString() ?? null,
        actions: [
          ...(open && mayDecide(viewer, row.waitsFor) && !isOwn(viewer, row) ? (['decide'] as const) : []),
          ...(open && mayAskFor(viewer, row.organisationId) ? (['withdraw'] as const) : []),
        ],
      };
    });
  };
};

export const oneExtension = async (tx: Tx, present: Present, id: string): Promise<Extension> => {
  const row = (await listedExtension(tx, id)) ?? fail('extensions.not_found');
  return (await present(tx, [row]))[0] ?? fail('extensions.not_found');
};

/** Requests of one case for whoever works on it; the reporter, who reads the outcome in the timeline, sees none. */
export const extensionsOfCase = async (
  extensions: Extensions,
  viewer: Viewer,
  caseId: string,
): Promise<z.input<typeof caseExtensions.response>> => {
  const [present, rules] = await Promise.all([presenting(extensions, viewer), rulesOf(extensions, viewer.jurisdictionId)]);
  return extensions.kernel.db.read(accessOf(viewer), async (tx) => {
    const file = (await findCase(tx, caseId)) ?? fail('case.not_found');
    if (readPaths(viewer).length + askOrganisations(viewer).length === 0) return { items: [], daysMost: null };
    const items = await present(tx, await extensionsOf(tx, caseId));
    const may =
      file.state === 'handling' &&
      mayAskFor(viewer, file.handlerOrgId) &&
      file.dueAt !== null &&
      file.dueAt > extensions.kernel.clock.now() &&
      !items.some(({ state }) => state === 'open') &&
      (await grantedIn(tx, caseId, file.reopenCount)) < rules.times;
    return { items, daysMost: may ? rules.days : null };
  });
};

/** A page of requests. @throws session.forbidden */
export const extensionsPage = async (
  extensions: Extensions,
  viewer: Viewer,
  query: Query,
): Promise<z.input<typeof listExtensions.response>> => {
  const reach = { to_decide: codesOf(decidePaths(viewer)), own: askOrganisations(viewer), area: codesOf(readPaths(viewer)) };
  if (reach[query.which].length === 0) fail('session.forbidden');
  return listRequests(extensions.kernel.db, viewer, reach, query, pageOfExtensions, await presenting(extensions, viewer));
};

/** Requests that wait for the viewer, by when their cases are due. */
export const extensionTodos = (extensions: Extensions): TodoSource => ({
  kinds: ['extensions.decide'],
  of: async (viewer, asked) => {
    const waitsFor = codesOf(decidePaths(viewer));
    if (waitsFor.length === 0) return { items: [], counts: {} };
    const present = await presenting(extensions, viewer);
    const rows = await extensions.kernel.db.read(accessOf(viewer), async (tx) =>
      present(tx, await pageOfExtensions(tx, waitingFor(waitsFor), null, most)),
    );
    const now = extensions.kernel.clock.now();
    return todosOf(
      rows
        .filter(({ actions }) => actions.includes('decide'))
        .map((row) => ({
          kind: 'extensions.decide',
          id: row.id,
          title: row.title,
          area: row.organisation,
          dueAt: row.dueAt,
          light: new Date(row.dueAt) < now ? ('red' as const) : ('yellow' as const),
          data: { caseId: row.caseId, number: row.number, days: row.days },
        })),
      asked,
    );
  },
});
