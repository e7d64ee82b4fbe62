import { baseOf } from '#contract/kernel/kinds.ts';
import type { Assignment, WhistleCall, WhistleDetail, WhistleRow } from '#contract/whistles/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import type { Eye } from '../context.ts';
import { doneAt, isLate, lightAt, metresBetween, pendingOf } from '../domain/calls.ts';
import { answersFor, isCaller, seesWhistle } from '../policy.ts';
import { type AssignmentRecord, pageOfAssignments } from '../store/assignments.ts';
import { type CallRecord, callsOf } from '../store/calls.ts';
import { findWhistle, minutesOf, type WhistleRecord } from '../store/whistles.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
type Photos = ReadonlyMap<string, WhistleDetail['minutes'][number]['photos'][number]>;
const pictures = (photos: Photos, ids: readonly string[]) => ids.flatMap((id) => photos.get(id) ?? []);

/** What is written of a whistle's calls and minutes at most; sub-tasks shown with it. */
const mostAssignments = 100;

/** What a viewer may do with a call now: those called for their organisation, the caller for the rest. */
const actionsOf = ({ viewer }: Eye, w: WhistleRecord, c: CallRecord): WhistleCall['actions'] => {
  const actions: WhistleCall['actions'] = [];
  const comes = c.coming !== false;
  if (w.state === 'open' && answersFor(viewer, [c.organisationId])) {
    if (c.answeredAt === null) actions.push('answer');
    if (c.coming && c.due.contact !== null && doneAt(c, 'contact') === null) actions.push('contact');
    if (baseOf(w.kind) === 'emergency' && comes && c.arrivedAt === null) actions.push('arrive');
    if (c.coming && c.fedBackAt === null) actions.push('feedback');
  }
  if (isCaller(viewer, w.callerPath)) {
    if (w.state === 'open' && comes && c.arrivedAt === null) actions.push('confirm');
    if (c.rating === null && mayBeRated(w, c)) actions.push('rate');
  }
  return actions;
};

/** Who answered can be rated, and when the whistle has ended also who did not. */
export const mayBeRated = (w: WhistleRecord, c: CallRecord): boolean =>
  w.state === 'ended' || (w.state === 'open' && c.answeredAt !== null);

const presentCall = (eye: Eye, w: WhistleRecord, c: CallRecord, photos: Photos): WhistleCall => {
  const late = (stage: Parameters<typeof isLate>[1]): boolean => isLate(c, stage, eye.now) === true;
  const pending = w.state === 'open' ? pendingOf(c) : null;
  const contactedAt = doneAt(c, 'contact');
  const known = c.arrivedLon !== null && c.arrivedLat !== null && w.lon !== null && w.lat !== null;
  return {
    id: c.id,
    organisation: { id: c.organisationId, name: c.organisationName },
    leads: c.leads,
    stage: pending?.stage ?? null,
    dueAt: iso(c.dueAt),
    light: lightAt(c.dueAt, c.yellowAt, eye.now),
    due: { answer: iso(c.due.answer), contact: iso(c.due.contact), arrive: iso(c.due.arrive), feedback: iso(c.due.feedback) },
    answered: c.answeredAt && {
      at: c.answeredAt.toISOString(),
      late: late('answer'),
      coming: c.coming ?? false,
      words: c.answerWords ?? '',
    },
    contacted:
      c.due.contact && contactedAt && c.contactWords !== null
        ? { at: contactedAt.toISOString(), late: late('contact'), words: c.contactWords }
        : null,
    arrived: c.arrivedAt && {
      at: c.arrivedAt.toISOString(),
      late: late('arrive'),
      by: c.arrivedTold ?? 'caller',
      metres: known
        ? metresBetween({ lon: c.arrivedLon as number, lat: c.arrivedLat as number }, { lon: w.lon as number, lat: w.lat as number })
        : null,
    },
    feedback: c.fedBackAt && {
      at: c.fedBackAt.toISOString(),
      late: late('feedback'),
      words: c.feedbackWords ?? '',
      photos: pictures(photos, c.feedbackPhotos),
    },
    rating: c.rating === null || c.ratedAt === null ? null : { rating: c.rating, reason: c.ratingReason, at: c.ratedAt.toISOString() },
    actions: actionsOf(eye, w, c),
  };
};

const areaName = ({ snapshot }: Eye, path: string): string => {
  const area = snapshot.findByPath(path);
  return area ? snapshot.describe(area) : path.replaceAll('.', '');
};

const rowOf = (eye: Eye, w: WhistleRecord, calls: readonly CallRecord[], photos: Photos): WhistleRow => ({
  id: w.id,
  kind: w.kind,
  title: w.title,
  place: w.place,
  area: { code: w.areaPath.replaceAll('.', ''), name: areaName(eye, w.areaPath) },
  caller: { code: w.callerPath.replaceAll('.', ''), name: w.callerName },
  case: w.caseId === null ? null : { id: w.caseId, number: w.caseNumber ?? '' },
  calledAt: w.calledAt.toISOString(),
  meetAt: iso(w.meetAt),
  state: w.state,
  calls: calls.map((c) => presentCall(eye, w, c, photos)),
});

/** Whistles as rows of a list, with their calls. */
export const presentRows = async (eye: Eye, tx: Tx, whistles: readonly WhistleRecord[]): Promise<WhistleRow[]> => {
  const calls = Map.groupBy(
    whistles.length === 0
      ? []
      : await callsOf(
          tx,
          whistles.map(({ id }) => id),
        ),
    ({ whistleId }) => whistleId,
  );
  return whistles.map((w) => rowOf(eye, w, calls.get(w.id) ?? [], new Map()));
};

/** A whistle the viewer may see, with its calls; held when `lock` says so. @throws whistles.whistle_not_found */
export const getVisible = async (
  eye: Eye,
  tx: Tx,
  id: string,
  lock = false,
): Promise<{ whistle: WhistleRecord; calls: readonly CallRecord[] }> => {
  const whistle = (await findWhistle(tx, id, lock)) ?? fail('whistles.whistle_not_found');
  const calls = await callsOf(tx, [id]);
  const called = calls.map(({ organisationId }) => organisationId);
  return seesWhistle(eye.viewer, whistle, called) ? { whistle, calls } : fail('whistles.whistle_not_found');
};

/** Who may give sub-tasks of a whistle: its caller, and who leads. */
export const mayAssignIn = ({ viewer }: Eye, w: WhistleRecord, calls: readonly CallRecord[]): boolean =>
  w.state === 'open' &&
  (isCaller(viewer, w.callerPath) ||
    answersFor(
      viewer,
      calls.filter(({ leads }) => leads).map(({ organisationId }) => organisationId),
    ));

/** The whole whistle for one viewer. */
export const presentWhistle = async (eye: Eye, tx: Tx, id: string): Promise<WhistleDetail> => {
  const { whistle: w, calls } = await getVisible(eye, tx, id);
  const [minutes, assignments, files] = await Promise.all([
    minutesOf(tx, id),
    pageOfAssignments(tx, { whistleId: id }, null, null, mostAssignments),
    filesOf(tx, 'whistle', [id]),
  ]);
  const known = await eye.context.accounts.contacts([w.calledBy], tx);
  const photos: Photos = new Map(
    files.map((f) => [
      f.id,
      { id: f.id, url: `/api/files/${f.id}`, thumbnailUrl: `/api/files/${f.id}/thumbnail`, width: f.width ?? 0, height: f.height ?? 0 },
    ]),
  );
  const caller = isCaller(eye.viewer, w.callerPath);
  const takesPart = caller || calls.some(({ organisationId }) => answersFor(eye.viewer, [organisationId]));
  const actions: WhistleDetail['actions'] = [];
  if (takesPart && w.state !== 'withdrawn') actions.push('minutes');
  if (mayAssignIn(eye, w, calls)) actions.push('assign');
  if (caller && w.state === 'open') actions.push('end');
  if (caller && w.state === 'open' && calls.every(({ arrivedAt, fedBackAt }) => !arrivedAt && !fedBackAt)) actions.push('withdraw');
  return {
    ...rowOf(eye, w, calls, photos),
    note: w.note,
    point: w.lon === null || w.lat === null ? null : { lon: w.lon, lat: w.lat },
    calledBy: known.get(w.calledBy)?.name ?? '',
    ended: w.endedAt && { at: w.endedAt.toISOString(), words: w.endWords ?? '' },
    assignments: assignments.map((a) => presentAssignment(eye, a)),
    minutes: minutes.map((m) => ({
      id: m.id,
      text: m.text,
      by: m.side,
      at: m.writtenAt.toISOString(),
      photos: pictures(photos, m.photos),
    })),
    actions,
  };
};

/** Whether the viewer stands for whoever assigned a sub-task. */
export const isAssigner = ({ viewer }: Eye, a: AssignmentRecord): boolean =>
  a.byPath === null ? answersFor(viewer, [a.byOrganisationId ?? '']) : isCaller(viewer, a.byPath);

/** A sub-task for one viewer. */
export const presentAssignment = (eye: Eye, a: AssignmentRecord): Assignment => {
  const open = a.endedAt === null;
  const actions: Assignment['actions'] = [];
  if (open && answersFor(eye.viewer, [a.organisationId])) {
    if (a.state === 'assigned') actions.push('accept');
    actions.push('done', 'return');
  }
  if (open && isAssigner(eye, a)) actions.push('cancel');
  return {
    id: a.id,
    whistleId: a.whistleId,
    case: a.caseId === null ? null : { id: a.caseId, number: a.caseNumber ?? '' },
    organisation: { id: a.organisationId, name: a.organisationName },
    title: a.title,
    by: a.byName,
    assignedAt: a.assignedAt.toISOString(),
    dueAt: a.dueAt.toISOString(),
    light: open ? lightAt(a.dueAt, a.yellowAt, eye.now) : 'none',
    state: a.state,
    acceptedAt: iso(a.acceptedAt),
    endedAt: iso(a.endedAt),
    words: a.words,
    actions,
  };
};
