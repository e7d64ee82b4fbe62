import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { fetchDays, type getMyData, type PersonRequest } from '#contract/persons/requests.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context, Eye, Subject, Tie } from '../context.ts';
import { type KeptPart, type Weighed, weighErasure } from '../domain/erasure.ts';
import { maskIdNumber, maskName, maskPhone } from '../domain/names.ts';
import { mayDecideRequests } from '../policy.ts';
import { findByAccount, findPerson, openRest } from '../store/persons.ts';
import { consentsOf, looksOf } from '../store/records.ts';
import { findRequest, openRequests, pageOfRequests, type RequestRow, requestsOf } from '../store/requests.ts';
import { openEye } from './eye.ts';
import { labelOf } from './labels.ts';
import { tiesOf } from './persons.ts';

const isOwn = ({ viewer }: Eye, r: RequestRow): boolean => r.askedById === viewer.accountId || r.accountId === viewer.accountId;

/** Whether the copy can be fetched by the viewer now. */
const mayFetch = (context: Context, eye: Eye, r: RequestRow): boolean =>
  r.kind === 'export' &&
  r.state === 'done' &&
  r.decidedAt !== null &&
  context.kernel.clock.now().getTime() < r.decidedAt.getTime() + fetchDays * 86_400_000 &&
  (isOwn(eye, r) || mayDecideRequests(eye.viewer, eye.territory.root.path));

/** An outcome in words. */
const shownOutcome = ({ erased = [], kept = [] }: RequestRow['outcome']) => ({
  erased: erased.map(labelOf),
  kept: kept.map(({ word, ...one }) => ({ ...one, what: labelOf(word) })),
});

export const presentRequest = (context: Context, eye: Eye, r: RequestRow): PersonRequest => {
  const decides = mayDecideRequests(eye.viewer, eye.territory.root.path);
  return {
    id: r.id,
    kind: r.kind,
    name: r.state === 'asked' || isOwn(eye, r) ? (r.name ?? '') : maskName(r.name ?? ''),
    personId: r.personId,
    note: r.note,
    askedAt: r.askedAt.toISOString(),
    askedBy: r.askedBy,
    dueAt: r.dueAt.toISOString(),
    state: r.state,
    decidedAt: r.decidedAt?.toISOString() ?? null,
    decidedBy: r.decidedBy,
    reason: r.reason,
    ...shownOutcome(r.outcome),
    actions: [...(decides && r.state === 'asked' ? (['decide'] as const) : []), ...(mayFetch(context, eye, r) ? (['fetch'] as const) : [])],
  };
};

/** Whose data a request is about. `lock`: the person stays as they are until the transaction ends. */
export const subjectOf = async (tx: Tx, { ring }: Eye, jurisdictionId: string, r: RequestRow, lock = false): Promise<Subject> => ({
  jurisdictionId,
  accountId: r.accountId,
  person: r.personId === null ? null : await findPerson(tx, ring, r.personId, lock),
});

/** What presenting without a viewer stands on. */
type Ground = Pick<Eye, 'today' | 'territory'>;

/** Everything that hangs on persons, with ground and time of the use it comes from. */
export const weighedTies = async (context: Context, eye: Ground, tx: Tx, ids: readonly string[]): Promise<(Tie & Weighed)[]> =>
  (
    await Promise.all(
      context.uses.map(async ({ basis, keepYears, ties }) => (await ties(eye, tx, ids)).map((tie) => ({ ...tie, basis, keepYears }))),
    )
  ).flat();

/** What an erasure takes away and what stays, nothing done yet. Keys of words: `persons:parts.phone`, `accounts-console:holdings.account`. */
export const previewOf = async (
  context: Context,
  eye: Ground,
  tx: Tx,
  subject: Subject,
): Promise<{ erased: string[]; kept: KeptPart[] }> => {
  const { person } = subject;
  const weighed = weighErasure(person ? await weighedTies(context, eye, tx, [person.id]) : [], eye.today);
  const erased: string[] = person ? weighed.erased.map((part) => `persons:parts.${part}`) : [];
  const kept = [...weighed.kept];
  for (const holder of context.holders) {
    const count = await holder.count(tx, subject);
    if (count === 0) continue;
    const keeps = await holder.keeps(tx, subject);
    if (keeps) kept.push({ word: holder.word, count, ...keeps });
    else erased.push(holder.word);
  }
  return { erased, kept };
};

/** What an erasure that somebody asks for would do. */
export const erasurePreview = async (context: Context, viewer: Viewer, id: string): Promise<ReturnType<typeof shownOutcome>> => {
  const eye = await openEye(context, viewer);
  if (!mayDecideRequests(viewer, eye.territory.root.path)) fail('session.forbidden');
  return context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const found = (await findRequest(tx, id)) ?? fail('persons.request_not_found');
    return shownOutcome(await previewOf(context, eye, tx, await subjectOf(tx, eye, viewer.jurisdictionId, found)));
  });
};

export const requestsPage = async (
  context: Context,
  viewer: Viewer,
  query: { cursor?: string | undefined; limit: number; open: boolean },
): Promise<{ items: PersonRequest[]; next: string | null }> => {
  const eye = await openEye(context, viewer);
  if (!mayDecideRequests(viewer, eye.territory.root.path)) fail('session.forbidden');
  const after = readCursor<[string | null, string]>(query.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await (query.open ? openRequests : pageOfRequests)(tx, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, (r) => [(query.open ? r.dueAt : r.askedAt).toISOString(), r.id]);
    return { items: rows.map((r) => presentRequest(context, eye, r)), next };
  });
};

/** What is known of the viewer, for what, and who looked at it. */
export const myData = async (context: Context, viewer: Viewer): Promise<z.input<(typeof getMyData)['response']>> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const person = await findByAccount(tx, eye.ring, viewer.accountId);
    const subject: Subject = { jurisdictionId: viewer.jurisdictionId, accountId: viewer.accountId, person };
    const holdings: { what: ReturnType<typeof labelOf>; count: number }[] = [];
    for (const { word, count } of context.holders) holdings.push({ what: labelOf(word), count: await count(tx, subject) });
    const requests = await requestsOf(tx, viewer.accountId, person?.id ?? null);
    const shown = {
      holdings: holdings.filter(({ count }) => count > 0),
      requests: requests.map((r) => presentRequest(context, eye, r)),
    };
    if (!person) return { person: null, ...shown };
    const ties = await tiesOf(context, eye, tx, [person.id], true);
    const consents = new Map((await consentsOf(tx, person.id)).map((one) => [one.use, one]));
    const { idNumber, address } = openRest(eye.ring, person);
    return {
      person: {
        name: person.name,
        phone: maskPhone(person.phone),
        idNumber: maskIdNumber(idNumber),
        hasAddress: address !== null,
        ties: ties.filter(({ current }) => current).map(({ word, at }) => ({ what: labelOf(word), at })),
        purposes: context.uses
          .filter(({ name }) => ties.some(({ use }) => use === name))
          .map(({ name, basis, keepYears }) => ({
            use: name,
            title: labelOf(`persons.uses.${name}.title`),
            for: labelOf(`persons.uses.${name}.for`),
            basis,
            keepYears,
            consent: consents.get(name) ?? null,
          })),
        looks: (await looksOf(tx, [person.id], 50)).map(({ at, who, what, reason }) => ({
          at: at.toISOString(),
          who: who ?? '',
          what,
          reason,
        })),
      },
      ...shown,
    };
  });
};

/** A request whose copy the viewer may fetch now. @throws persons.request_not_found */
export const fetchable = async (context: Context, viewer: Viewer, id: string): Promise<{ eye: Eye; request: RequestRow }> => {
  const eye = await openEye(context, viewer);
  const request = await context.kernel.db.read(accessOf(viewer), (tx) => findRequest(tx, id));
  return request && mayFetch(context, eye, request) ? { eye, request } : fail('persons.request_not_found');
};
