import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/proposals/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { methodsIn } from '../methods.ts';
import { mayManage, mayRead, readCodes } from '../policy.ts';
import { findVersion, firstShown, type ProposalFilter, pageOfProposals, versionsOf } from '../store/proposals.ts';
import { stepsOf } from '../store/steps.ts';
import { amendmentsOf, commentsOf } from '../store/talk.ts';
import { presentAmendment, presentComment, presentItem, proposalShown, seen } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** The access of whoever reads, be it nobody. */
export const accessOfEye = ({ viewer, jurisdictionId }: Eye) => (viewer ? accessOf(viewer) : systemAccess(jurisdictionId));

/** A page of a list, each as the eye sees it. */
const itemsPage = async (eye: Eye, tx: Tx, filter: ProposalFilter, q: { readonly cursor?: string | undefined; readonly limit: number }) => {
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const page = cutPage(await pageOfProposals(tx, filter, after, q.limit + 1), q.limit, (p) => [p.createdAt.toISOString(), p.id]);
  const steps = await stepsOf(
    tx,
    page.rows.map(({ id }) => id),
  );
  return { items: page.rows.map((p) => presentItem(eye, p, steps.get(p.id) ?? [])), next: page.next };
};

export const openProposals = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listOpenProposals>,
): Promise<Answer<typeof api.listOpenProposals>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  const view = q.view === 'running' ? 'open' : 'ended';
  const filter: ProposalFilter = { areas: null, area, method: null, view, today: eye.today };
  return context.kernel.db.read(accessOfEye(eye), (tx) => itemsPage(eye, tx, filter, q));
};

/** Which proposals somebody who follows them asks for. @throws session.forbidden, territory.area_not_found */
export const filterOf = (
  eye: Eye,
  viewer: Viewer,
  q: { area?: string | undefined; method?: string | undefined; view: ProposalFilter['view'] },
): ProposalFilter => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  return { areas: readCodes(viewer), area, method: q.method ?? null, view: q.view, today: eye.today };
};

export const proposalsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listProposals>,
): Promise<Answer<typeof api.listProposals>> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, q);
  return context.kernel.db.read(accessOf(viewer), async (tx) => ({
    ...(await itemsPage(eye, tx, filter, q)),
    mayManage: mayManage(viewer),
  }));
};

export const oneProposal = async (context: Context, viewer: Viewer | null, id: string): Promise<Answer<typeof api.getProposal>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOfEye(eye), (tx) => proposalShown(eye, tx, id));
};

/** Methods a proposal may be drafted by. */
export const proposalMethods = async (context: Context, viewer: Viewer): Promise<Answer<typeof api.listProposalMethods>> => ({
  methods: (await methodsIn(context.kernel, viewer.jurisdictionId)).filter(({ retired }) => !retired).map((one) => structuredClone(one)),
});

export const commentsPage = async (
  context: Context,
  viewer: Viewer | null,
  id: string,
  q: Query<typeof api.listProposalComments>,
): Promise<Answer<typeof api.listProposalComments>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    await seen(eye, tx, id);
    const rows = await commentsOf(tx, id, q.part ?? null, after, q.limit + 1);
    const page = cutPage(rows, q.limit, (c) => [c.at.toISOString(), c.id]);
    return { items: page.rows.map((c) => presentComment(eye, c)), next: page.next };
  });
};

export const amendmentsPage = async (
  context: Context,
  viewer: Viewer | null,
  id: string,
  q: Query<typeof api.listProposalAmendments>,
): Promise<Answer<typeof api.listProposalAmendments>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    const { p } = await seen(eye, tx, id);
    const version = await findVersion(tx, id, p.textVersion);
    const page = cutPage(await amendmentsOf(tx, id, after, q.limit + 1), q.limit, (m) => [m.at.toISOString(), m.id]);
    return { items: page.rows.map((m) => presentAmendment(eye, m, version?.parts ?? [])), next: page.next };
  });
};

export const versionsPage = async (
  context: Context,
  viewer: Viewer | null,
  id: string,
  q: Query<typeof api.listProposalVersions>,
): Promise<Answer<typeof api.listProposalVersions>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[number]>(q.cursor, ['number']);
  return context.kernel.db.read(accessOfEye(eye), async (tx) => {
    const { p, steps } = await seen(eye, tx, id);
    const from = mayRead(viewer, p.areaPath) ? 1 : await firstShown(tx, id, steps);
    const page = cutPage(await versionsOf(tx, id, from, after?.[0] ?? null, q.limit + 1), q.limit, ({ number }) => [number]);
    const items = page.rows.map(({ number, parts, reason, amendmentId, madeAt }) => ({
      number,
      parts: parts.map(({ key, text }) => ({ key, text })),
      reason,
      amendmentId,
      madeAt: madeAt.toISOString(),
    }));
    return { items, next: page.next };
  });
};
