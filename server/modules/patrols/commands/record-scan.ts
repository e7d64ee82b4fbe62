import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { metresBetween } from '#contract/kernel/distance.ts';
import { type Checklist, defaultChecklists } from '#contract/patrols/checklists.ts';
import type { recordScan as endpoint, PatrolScan } from '#contract/patrols/scans.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, seeingAll, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { TakenAct } from '#modules/activities/index.ts';
import { findCase } from '#modules/cases/index.ts';
import { checklistsKind } from '../checklists.ts';
import { basisHolds, type Context, type Eye, eyeOf, hoursOf, metresOf } from '../context.ts';
import { isOurs, readScanned } from '../domain/code.ts';
import { doubtsOf, windowOf } from '../domain/doubts.ts';
import { type Answered, answered, faultText } from '../domain/found.ts';
import { type DueRound, roundsBetween } from '../domain/rounds.ts';
import { showRound } from '../live.ts';
import { seesRoute, walks } from '../policy.ts';
import { presentScan, scanFiles } from '../queries/scans.ts';
import { findPoints, type PointRecord } from '../store/points.ts';
import { countRounds, holdRounds } from '../store/rounds.ts';
import { findRoute, type RouteRecord } from '../store/routes.ts';
import { findScan, insertScans, isCodeUsed, type NewScan } from '../store/scans.ts';

type Body = z.output<NonNullable<typeof endpoint.body>>;

/** Days a period has at most. */
const periodDays = { day: 1, week: 7, month: 31, quarter: 92, half_year: 184, year: 366 } as const;
const dayLong = 86_400_000;
/** A round is begun a day ahead at the earliest. */
const ahead = dayLong;
const beginOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The round of a key, which begins with the first day of its period. @throws patrols.round_unknown */
const roundOf = ({ days }: Eye, route: RouteRecord, key: string, actedAt: Date): DueRound => {
  const day = /^\d{4}-\d\d-\d\d/.exec(key)?.[0];
  if (!day || Number.isNaN(Date.parse(day))) return fail('patrols.round_unknown');
  const span = Math.max(...route.plans.flatMap(({ rhythm }) => [rhythm, ...rhythm.seasons].map(({ every }) => periodDays[every])));
  const until = beginOf(dayText(numberOf(day) + span + 1));
  const due = roundsBetween(route, beginOf(day), until, days.worked).find((one) => one.key === key);
  if (!due || due.from.getTime() - actedAt.getTime() > ahead) return fail('patrols.round_unknown');
  return due;
};

/** What was read at a point. @throws patrols.code_needed, .code_unreadable, .code_elsewhere, .code_other_point, .code_forged */
const codeOf = (eye: Eye, ring: Ring, point: PointRecord, must: boolean, body: Body): Pick<NewScan, 'proof' | 'slot'> => {
  const none = { proof: 'none', slot: null } as const;
  if (body.code === null) return must && !body.signUnreadable ? fail('patrols.code_needed') : none;
  const read = readScanned(body.code, eye.jurisdictionCode) ?? fail('patrols.code_unreadable');
  if (read.jurisdiction !== eye.jurisdictionCode) fail('patrols.code_elsewhere');
  if (read.token !== point.token) fail('patrols.code_other_point', { point: point.name });
  if (point.codeMode !== 'rotating') return { proof: body.typed ? 'typed' : 'fixed', slot: null };
  // letters of a sign prove nothing where a screen shows codes
  if (read.rotating === null) return none;
  if (!isOurs(ring, { id: point.placeId, token: point.token }, read.rotating)) fail('patrols.code_forged');
  return { proof: 'rotating', slot: read.rotating.slot };
};

/** The checklist a phone asked by, in the version it had: one that changed meanwhile loses nothing that was found. */
const askedList = async ({ jurisdictionId }: Eye, tx: Tx, { code, version }: Body['checklist']): Promise<Checklist> => {
  const lists = version === 0 ? defaultChecklists : (await readVersion(tx, checklistsKind, jurisdictionId, version))?.content.checklists;
  return lists?.find((one) => one.code === code) ?? fail('patrols.checklist_unknown', { code });
};

interface Ready {
  readonly route: RouteRecord;
  readonly point: PointRecord;
  readonly due: DueRound;
  readonly scan: Omit<NewScan, 'photos' | 'caseId' | 'caseNumber' | 'hazardId'>;
  /** Hands the fault on in the transaction. */
  readonly handOn: ((running: Command) => Promise<Partial<NewScan>>) | null;
}

/** Hands a fault on as the checklist says: into the ledger of hazards where the walker keeps it, else as a case, with point, photos and answers. */
const handingOn = async (
  eye: Eye,
  point: PointRecord,
  list: Checklist,
  found: Answered,
  at: Date,
  body: Body,
): Promise<Ready['handOn']> => {
  const { context, viewer } = eye;
  const text = faultText(point.name, found, body.words);
  const enter = list.problem === 'hazard' ? await context.hazards.entering(viewer, point.areaPath) : null;
  if (enter)
    return async (running) => {
      await enter(running, {
        id: body.id,
        caseId: null,
        kind: list.hazardKind,
        level: 'general',
        title: text.slice(0, 100),
        text,
        areaCode: point.areaCode,
        place: point.name,
        unit: point.name,
        bodyId: null,
        foundOn: shanghaiDay(at),
        dueOn: null,
        photoIds: body.photoIds,
      });
      return { hazardId: body.id };
    };
  const open = await context.cases.open(viewer, {
    kind: null,
    text,
    areaCode: point.areaCode,
    where: { point: { lon: point.lon, lat: point.lat }, placeText: point.name },
    photoIds: body.photoIds,
    seenAt: at,
    caller: null,
    callerId: null,
    organisationId: null,
    promised: null,
  });
  return async ({ tx }) => {
    const { id, number } = await open(tx);
    return { caseId: id, caseNumber: number, photos: body.photoIds };
  };
};

/** Reads and judges everything before the transaction, inside which nothing may wait for a second connection. */
const prepare = async (eye: Eye, body: Body, { act, actedAt, receivedAt, doubts: ofClock }: TakenAct): Promise<Ready> => {
  const { viewer, context } = eye;
  const ring = await context.kernel.keys.of(eye.jurisdictionId);
  const { scan, list, found, ...ready } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const route = await findRoute(tx, body.routeId);
    if (!route || !seesRoute(viewer, route)) return fail('patrols.route_not_found');
    if (!walks(viewer, route)) fail('patrols.not_walker');
    const due = roundOf(eye, route, body.key, actedAt);
    const [point] = due.stops.includes(body.placeId) ? await findPoints(tx, [body.placeId]) : [];
    if (!point) return fail('patrols.stop_not_on_route');
    const must = due.scanning && basisHolds(point, shanghaiDay(actedAt));
    const code = codeOf(eye, ring, point, must, body);
    const usedBefore = code.slot !== null && (await isCodeUsed(tx, point.placeId, code.slot, { routeId: route.id, dueKey: due.key }));
    const window = windowOf(actedAt, due, hoursOf(point));
    const shown = { actedAt, window, place: point, stood: act.point, metres: metresOf(eye, point) };
    const list = await askedList(eye, tx, body.checklist);
    const found = answered(list, body.answers);
    if ('missing' in found) return fail('patrols.answer_missing', { items: found.missing.slice(0, 3).join('、') });
    const earlier = body.removes === null ? null : await findScan(tx, body.removes);
    if (body.removes !== null && (earlier?.placeId !== point.placeId || earlier.result !== 'problem')) fail('patrols.nothing_to_remove');
    if (body.photoIds.length > 0 && found.result !== 'problem' && body.removes === null) fail('patrols.photos_for_problems');
    const scan: Ready['scan'] = {
      id: body.id,
      routeId: route.id,
      dueKey: due.key,
      placeId: point.placeId,
      areaCode: point.areaCode,
      accountId: viewer.accountId,
      actedAt,
      deviceAt: new Date(act.at),
      receivedAt,
      ...code,
      // where nobody has to scan, nobody's presence is measured
      metres: must && act.point ? Math.round(metresBetween(point, act.point)) : null,
      inTime: actedAt >= window.from && actedAt <= window.until,
      doubts: must ? [...ofClock, ...doubtsOf({ ...shown, code: code.proof === 'none' ? null : { slot: code.slot, usedBefore } })] : [],
      result: found.result,
      answers: found.answers,
      words: body.words,
      removesId: body.removes,
    };
    return { route, point, due, scan, list, found };
  });
  const hands = body.handOn && found.result === 'problem';
  return { ...ready, scan, handOn: hands ? await handingOn(eye, ready.point, list, found, actedAt, body) : null };
};

/** Tells the case of an earlier problem that it was found removed; an archived one stays as it is. */
const noteRemoval = async ({ context }: Eye, tx: Tx, removesId: string, point: string): Promise<void> => {
  const earlier = await findScan(tx, removesId);
  const { caseId } = earlier ?? {};
  if (!caseId) return;
  await seeingAll(tx, async () => {
    const file = await findCase(tx, caseId);
    if (file && file.state !== 'archived') await context.cases.record(tx, null, caseId, { what: 'patrols.removed', data: { point } });
  });
};

/**
 * Notes what was found at a stop of a round. Presence is judged only where a code has to be scanned; what is doubtful is kept with its reason. The round is held
 * while it is counted, so that two who walk it together lose nothing.
 */
export const recordScan = async (context: Context, viewer: Viewer, body: Body): Promise<PatrolScan> => {
  const eye = await eyeOf(context, viewer);
  const taken = await context.activities.acts.take(viewer, body.act);
  // what is refused is refused in the transaction: a repeat of what was taken gets its answer, whatever has changed since
  const ready = await prepare(eye, body, taken).then(
    (made) => () => made,
    (error: unknown) => (): Ready => {
      throw error;
    },
  );
  return command(
    context.kernel,
    viewer,
    'patrols.record_scan',
    body,
    async (running) => {
      const { tx } = running;
      const { route, point, due, scan, handOn } = ready();
      const round = { routeId: route.id, dueKey: due.key, until: due.until, areaCode: route.areaCode, stops: due.stops.length };
      await holdRounds(tx, [round]);
      const handed = (await handOn?.(running)) ?? {};
      const photos =
        handOn || body.photoIds.length === 0
          ? []
          : (await claim(tx, viewer, body.photoIds, { type: scanFiles, id: body.id }, 'photo', 9)).map(({ id }) => id);
      await insertScans(tx, [{ photos, caseId: null, caseNumber: null, hazardId: null, ...scan, ...handed }]);
      await countRounds(tx, [round]);
      if (body.removes !== null) await noteRemoval(eye, tx, body.removes, point.name);
      const area = eye.snapshot.find(point.areaCode) ?? eye.snapshot.root;
      await context.activities.acts.keep(tx, viewer, {
        id: body.id,
        what: 'patrols.scan',
        subjectId: body.id,
        planId: route.id,
        area: { id: area.id, code: area.code },
        taken,
        lines: route.lines,
        minutes: null,
        summary: point.name,
        doubts: scan.doubts.filter(({ kind }) => kind !== 'clock'),
      });
      await showRound(tx, running.jurisdictionId, route.areaPath);
      return body.id;
    },
    ({ tx }, id) => presentScan(eye, tx, id),
  );
};
