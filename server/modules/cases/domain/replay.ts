import type { ActBody } from '#contract/cases/api.ts';
import { type CaseState, isPaused, type Lifecycle, stageOf } from '#contract/cases/lifecycle.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { CaseFile, Limits } from './case-file.ts';
import type { Link } from './chain.ts';
import { type Basis, clocksIn, type Origin } from './clocks.ts';
import { decide } from './transition.ts';
import { beginOf, countedBy, deadline, minutesOf } from './working-time.ts';

/** How cases of a type live by a version of the types; of old ones the log does not tell the type, and they live the standard life. */
export type LifeOf = (kind: string | undefined, version: number) => Lifecycle;

/** What the log alone says of a case. */
export interface Replayed {
  /** The case as it should stand; null without a log. Its number, head, count of events and whose report it is are not the log's to say. */
  readonly file: Told | null;
  /** Where the running clocks began; null where none runs or the log does not tell. */
  readonly stage: Origin | null;
  readonly total: Origin | null;
  /** Whether the log tells the clocks: events of version 1 do not. */
  readonly clocksTold: boolean;
  readonly problems: readonly { seq: number; problem: string }[];
}
type Told = CaseFile & {
  areaCode: string;
  kind?: string;
  typeVersion: number;
  channel: string;
  supervisedAt: Date | null;
  archivedAt: Date | null;
};

const opened = (first: Link): Told => {
  const areaCode = String(first.data['areaCode'] ?? '');
  return {
    id: first.caseId,
    number: String(first.data['number'] ?? ''),
    channel: String(first.data['channel'] ?? ''),
    state: 'reported',
    resumeState: null,
    categoryCode: (first.data['categoryCode'] as string | undefined) ?? null,
    areaCode,
    areaPath: areaCode === '' ? '' : pathOfCode(areaCode),
    ...(typeof first.data['kind'] === 'string' && { kind: first.data['kind'] }),
    typeVersion: first.basis.types ?? 0,
    reporterId: first.actorId,
    handlerOrgId: null,
    firstOrgId: null,
    responsibleOrgId: null,
    handlerAccountId: null,
    involvedOrgs: [],
    answeredBy: null,
    stateSince: first.at,
    eventCount: 1,
    headHash: first.prevHash,
    returnCount: 0,
    reworkCount: 0,
    reopenCount: 0,
    reminderCount: 0,
    mergedInto: null,
    answered: null,
    solved: null,
    satisfied: null,
    closedAt: null,
    supervisedAt: null,
    archivedAt: null,
    createdAt: first.at,
    ...clocksIn(first.basis),
  };
};

/** The act an event was, as far as the rules look at it; a text that was erased still was one. */
const actOf = (e: Link): ActBody => {
  const rating = e.data['rating'] as object | undefined;
  const erased = '·'.repeat(10);
  return {
    categoryCode: null,
    kind: null,
    areaCode: null,
    rating: null,
    without: null,
    ...e.data,
    ...(rating && { rating: { comment: null, ...rating } }),
    // an end of shelving was once left out or in the past
    ...(e.version === 1 && { until: new Date(e.at.getTime() + 1).toISOString() }),
    id: e.caseId,
    version: null,
    action: e.action,
    reason: e.reason ?? (e.digests['reason'] ? erased : null),
    text: erased,
  } as unknown as ActBody;
};

/** The limits an event says it stood on, where the rules look for them. */
const limitsOf = (e: Link): Limits => {
  const stage = stageOf[isPaused(e.to) && e.from ? e.from : e.to];
  return { ...(e.basis.total && { total: e.basis.total }), ...(stage && e.basis.limit && { [stage]: e.basis.limit }) };
};

/** Where the clock of a stage began with an event. */
const stageFrom = (e: Link, before: CaseFile): Origin | null => {
  const { limit, stageDueAt } = e.basis;
  if (!limit || !stageDueAt) return null;
  if (e.from && isPaused(e.from)) return { at: e.at, limit, minutes: before.minutesLeft ?? 0 };
  return { at: beginOf(e.at, limit), limit, minutes: minutesOf(limit) };
};
const totalFrom = (e: Link, before: CaseFile): Origin | null => {
  const { total: limit, totalDueAt } = e.basis;
  if (!limit || !totalDueAt) return null;
  if (e.from !== 'closed' && before.totalLeft !== null) return { at: e.at, limit, minutes: before.totalLeft };
  const given = e.from !== 'closed' && limit.from === 'receipt' ? before.createdAt : e.at;
  return { at: beginOf(given, limit), limit, minutes: minutesOf(limit) };
};

/** The same beginning, ending later by what an extension gave. */
const extendedBy = (from: Origin | null, e: Link): Origin | null => from && { ...from, later: (from.later ?? 0) + Number(e.data['days']) };

/**
 * Walks a case through its log by the very rules its acts were decided by, and names the events that these rules would not have given.
 * Deadlines are counted anew where the calendar they were counted by is the one in use, in the hours their limits name.
 */
export const replay = (events: readonly Link[], lifeOf: LifeOf): Replayed => {
  const problems: { seq: number; problem: string }[] = [];
  let [file, stage, total]: [Told | null, Origin | null, Origin | null] = [null, null, null];
  // a chain begun under version 1 has not told the clocks its later events went on from
  const told = events.every((e) => e.version === 2);
  let clocksTold = told;
  const compare = (e: Link, expected: Basis): void => {
    const { calendar, categories, types, limit, total: whole } = e.basis;
    if (
      told &&
      calendar === countedBy((limit ?? whole)?.shifts) &&
      canonical(e.basis) !== canonical({ ...expected, calendar, categories, types })
    )
      problems.push({ seq: e.seq, problem: 'its deadlines are not what its limits give' });
  };
  for (const e of events) {
    if (file === null) {
      if (e.action !== 'report') break;
      file = opened(e);
      stage = stageFrom(e, file);
      const due = e.basis.limit && deadline(e.at, e.basis.limit).toISOString();
      compare(e, { ...e.basis, ...(due && { dueAt: due, stageDueAt: due }) });
      continue;
    }
    const before: Told = file;
    if (e.action === 'recount') {
      file = { ...file, ...clocksIn(e.basis) };
      continue;
    }
    if (e.action === 'record') {
      const involved = (e.data['involved'] ?? []) as readonly string[];
      file = { ...file, involvedOrgs: [...file.involvedOrgs, ...involved], eventCount: e.seq };
      continue;
    }
    const lifecycle = lifeOf(before.kind, before.typeVersion);
    // named as no step of the lifecycle by whoever checks the chain
    if (e.action === 'report' || lifecycle[file.state][e.action] === undefined) break;
    // of somebody erased it is not known that they were somebody else
    const actor = { accountId: e.actorId ?? `erased ${e.seq}`, organisationId: e.organisationId, isReporter: e.actorRole === 'resident' };
    const decision = decide(file, actOf(e), actor, limitsOf(e), e.at, lifecycle);
    if ('refuse' in decision) {
      problems.push({ seq: e.seq, problem: `is refused by the rules: ${decision.refuse}` });
      break;
    }
    const moves = decision.from !== decision.to;
    const extended = e.action === 'extend';
    if (moves || extended) compare(e, decision.basis);
    const areaCode: string = (e.data['areaCode'] as string | undefined) ?? before.areaCode;
    file = {
      ...file,
      ...(decision.changes as Partial<Told>),
      ...(moves || extended ? clocksIn(e.basis) : {}),
      state: decision.to as CaseState,
      stateSince: moves ? e.at : file.stateSince,
      areaCode,
      areaPath: areaCode === '' ? '' : pathOfCode(areaCode),
      eventCount: e.seq,
      typeVersion: e.basis.types ?? before.typeVersion,
    };
    if (extended) [stage, total] = [extendedBy(stage, e), extendedBy(total, e)];
    if (!moves) continue;
    clocksTold = e.version === 2;
    stage = stageFrom(e, before);
    if (!before.totalDueAt || !file.totalDueAt) total = totalFrom(e, before);
  }
  return { file, stage, total, clocksTold, problems };
};
