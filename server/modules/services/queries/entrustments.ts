import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { EntrustmentDetail, EntrustmentRow, listEntrustments, listMyEntrustments } from '#contract/services/entrustments.ts';
import { entrustmentSteps } from '#contract/services/kinds.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import { photoOf } from '#modules/cases/index.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { entrustmentMoves } from '../domain/states.ts';
import { authoritySource } from '../paper.ts';
import { codesOf, isOwn, mayAssist, mayStep, readAreas } from '../policy.ts';
import { type EntrustmentRecord, findEntrustment, ownEntrustments, pageOfEntrustments } from '../store/entrustments.ts';
import { personOf, personsOf } from '../store/persons.ts';

/** Rows as a viewer may read them: whose they are is told in full to the person and the agent alone. */
const presentRows = async (eye: Eye, tx: Tx, records: readonly EntrustmentRecord[]): Promise<EntrustmentRow[]> => {
  const { snapshot, ring, viewer, context } = eye;
  const persons = await personsOf(
    tx,
    ring,
    records.map(({ personId }) => personId),
  );
  const agents = await context.accounts.contacts(
    records.flatMap(({ agentId }) => agentId ?? []),
    tx,
  );
  return records.map((t) => {
    const name = persons.get(t.personId ?? '')?.name ?? '';
    const full = isOwn(viewer, t) || t.agentId === viewer.accountId;
    return {
      id: t.id,
      item: { id: t.itemId, name: t.item },
      area: { code: t.areaPath.replaceAll('.', ''), name: snapshot.describe(snapshot.findByPath(t.areaPath) ?? snapshot.root) },
      person: full || name === '' ? name : maskName(name),
      agent: agents.get(t.agentId ?? '')?.name ?? null,
      state: t.state,
      askedAt: t.askedAt.toISOString(),
      applicationId: t.applicationId,
    };
  });
};

/** One of them, for the person, the agent and whoever reads services there. @throws services.entrustment_not_found */
export const presentEntrustment = async (eye: Eye, tx: Tx, id: string): Promise<EntrustmentDetail> => {
  const { viewer, ring } = eye;
  const t = (await findEntrustment(tx, id)) ?? fail('services.entrustment_not_found');
  const [mine, acts] = [isOwn(viewer, t), t.agentId === viewer.accountId];
  if (!mine && !acts && !can(viewer, 'services.read', t.areaPath)) return fail('services.entrustment_not_found');
  const person = await personOf(tx, ring, t.personId);
  const [row] = await presentRows(eye, tx, [t]);
  if (!row) throw new Error('one record makes one row');
  const files = mine || acts ? await filesOf(tx, 'service_entrustment', [id]) : [];
  const paper = await findOfSubject(tx, authoritySource, id);
  return {
    ...row,
    mine,
    acts,
    phone: mine || acts ? (person?.phone ?? null) : null,
    scope: t.scope,
    feeFen: t.feeFen,
    photos: files.map(photoOf),
    documentId: paper?.id ?? null,
    acceptedAt: t.acceptedAt?.toISOString() ?? null,
    deliveredAt: t.deliveredAt?.toISOString() ?? null,
    closedAt: t.closedAt?.toISOString() ?? null,
    words: t.words,
    satisfied: t.satisfied,
    steps: entrustmentSteps.filter((step) => entrustmentMoves[step].from.includes(t.state) && mayStep(viewer, t, step)),
  };
};

export const oneEntrustment = async (context: Context, viewer: Viewer, id: string): Promise<EntrustmentDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => presentEntrustment(eye, tx, id));
};

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
/** @throws session.forbidden */
export const entrustmentsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listEntrustments>,
): Promise<z.input<typeof listEntrustments.response>> => {
  if (!can(viewer, 'services.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  const filter = {
    areas: codesOf(readAreas(viewer)),
    states: q.state?.length ? q.state : null,
    agentId: q.mine ? viewer.accountId : null,
  };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfEntrustments(tx, filter, before, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentRows(eye, tx, rows), next, mayAssist: mayAssist(viewer) };
  });
};

export const myEntrustments = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listMyEntrustments>,
): Promise<z.input<typeof listMyEntrustments.response>> => {
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = viewer.anonymous ? [] : await ownEntrustments(tx, viewer.accountId, before, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: await presentRows(eye, tx, rows), next };
  });
};
