import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { ReportAnswer, ReportBody } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { Sender } from '#kernel/limiter.ts';
import { bodyHash, findMutation, isRepeat } from '#kernel/mutations.ts';
import { findByPhones } from '#modules/persons/index.ts';
import { toLocation } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { clocksOfReport } from '../domain/clocks.ts';
import { placeOfReport } from '../place-of-report.ts';
import { receiptOf } from '../policy.ts';
import { answered } from '../queries/answered.ts';
import { lookups } from '../queries/present-case.ts';
import { reportAnswered } from '../queries/report-answered.ts';
import { insertCaller } from '../store/callers.ts';
import { isUsedBefore, writeIntake } from '../store/intake.ts';
import { checkText } from './check-text.ts';
import { intakeRow, type Received } from './intake-row.ts';
import { take } from './take.ts';
import { takePhotos } from './take-photos.ts';

/** What is older may be a slip of the pen, and nobody has seen it in the future; a clock may run ahead a little. */
const checkTime = (occurredAt: string | null, now: Date): void => {
  if (occurredAt === null) return;
  const age = now.getTime() - Date.parse(occurredAt);
  if (age < -limits.seenMinutesAhead * 60_000 || age > limits.seenDaysMax * 86_400_000)
    fail('case.time_impossible', { days: limits.seenDaysMax });
};

/**
 * A resident or worker reports something: located, categorised, a case opened with the first link of its chain. The same id and body
 * again open nothing; they are told of the case as it is by then.
 * @param sender where the request came from, counted (as keyed hashes) for anonymous reports alone
 */
export const report = async (cases: Cases, viewer: Viewer, body: ReportBody, sender: Sender): Promise<ReportAnswer> => {
  const { kernel } = cases;
  checkText(body.text);
  checkTime(body.occurredAt, kernel.clock.now());
  const [territory, config, jurisdiction] = await Promise.all([
    cases.territory.snapshot(viewer.jurisdictionId),
    cases.config(viewer.jurisdictionId),
    kernel.jurisdictions.byId(viewer.jurisdictionId),
  ]);
  if (!jurisdiction) throw new Error(`viewer of unknown jurisdiction ${viewer.jurisdictionId}`);
  const text = body.text.trim();
  const place = placeOfReport(territory, body);
  if (body.caller && (body.anonymous || receiptOf(viewer, false, place.area.path).channel === 'web')) fail('case.caller_not_allowed');
  const chosen =
    body.categoryCode === null ? null : (config.category(body.categoryCode) ?? fail('case.category_unknown', { code: body.categoryCode }));
  const suggestion = chosen ? null : config.suggest(text);
  const category = chosen ?? (suggestion && config.category(suggestion.code));
  const given = body.answers || body.typeAnswers ? await answered(cases, config, viewer, chosen?.code ?? null, body) : null;
  const answers = given?.kept ?? null;
  const photoIds = [...body.photoIds, ...(given?.photoIds ?? [])];
  const at = kernel.clock.now();
  const anonymous = body.anonymous || viewer.anonymous;
  const asked = () => ({ text, at, answers, channel: receiptOf(viewer, anonymous, place.area.path).channel });
  const rule = config.rule(category?.code ?? null, place.area.path, asked);

  const hash = bodyHash(viewer.accountId, 'cases.report', body);
  await limitReports(cases, viewer, body.id, sender);

  const caseId = idOf(at);
  const number = await cases.numbers(jurisdiction, at);
  const answer: ReportAnswer = {
    id: body.id,
    caseId,
    number,
    state: body.answer ? 'closed' : 'reported',
    location: toLocation(place),
    category: category ? { code: category.code, name: category.name, nameEn: category.nameEn, suggested: chosen === null } : null,
    createdAt: at.toISOString(),
  };
  const type = config.typeFor(category?.code ?? null);
  const clock = clocksOfReport(config.limits(category?.code ?? null, type), at);
  const received: Received = {
    viewer,
    body,
    text,
    place,
    answers,
    category,
    type,
    suggested: suggestion !== null,
    rule,
    at,
    hash,
    caseId,
    number,
    clock: { ...clock, basis: config.basis(clock.basis, type) },
  };

  const access = accessOf(viewer);
  // whoever calls is linked, and what the desk knows answered, in the same transaction; most reports need none of their own
  const { callerId } = body;
  const ring = callerId ? await kernel.keys.of(viewer.jurisdictionId) : null;
  const l = body.answer ? await lookups(cases, viewer.jurisdictionId) : null;
  const alone = (): Promise<boolean> =>
    kernel.db.write(access, async (tx) => {
      // a repeat must get its answer, not a refusal because the photos are taken already
      if (await findMutation(tx, viewer.jurisdictionId, body.id)) return false;
      if (ring) await checkCaller(tx, ring, viewer, body);
      await writeIntake(tx, intakeRow(received, await takePhotos(tx, viewer, photoIds, caseId, photoIds.length)));
      if (callerId) await insertCaller(tx, viewer.jurisdictionId, body.id, caseId, callerId);
      if (l && body.answer)
        await take(cases, tx, l, { jurisdictionId: viewer.jurisdictionId, viewer }, caseId, {
          id: body.id,
          version: null,
          action: 'settle',
          text: body.answer,
          photoIds: [],
        });
      return true;
    });
  const written =
    photoIds.length === 0 && !callerId && !l
      ? await cases.intake(intakeRow(received, []))
      : await alone().catch(async (error: unknown) => {
          if (isUsedBefore(error)) return false;
          // taken by this very report, sent twice at once
          if (
            error instanceof AppError &&
            error.code === 'file.already_used' &&
            (await kernel.db.read(access, (tx) => findMutation(tx, viewer.jurisdictionId, body.id)))
          )
            return false;
          throw error;
        });
  if (written) return answer;
  return kernel.db.read(access, async (tx) => {
    isRepeat(await findMutation(tx, viewer.jurisdictionId, body.id), hash);
    return reportAnswered(tx, territory, config, viewer.jurisdictionId, body.id);
  });
};

/** A caller who is known is one of those who have the phone named, for whoever manages persons. @throws case.caller_not_allowed, persons.person_not_found */
const checkCaller = async (tx: Tx, ring: Ring, viewer: Viewer, { caller, callerId }: ReportBody): Promise<void> => {
  if (!caller || !can(viewer, 'persons.manage')) fail('case.caller_not_allowed');
  const bearers = await findByPhones(tx, ring, caller.phone === null ? [] : [caller.phone]);
  if (!bearers.some(({ id }) => id === callerId)) fail('persons.person_not_found');
};

/** Slows reporting down. A repeat of an accepted report is never refused, and of an anonymous one not counted again. */
const limitReports = async ({ kernel, quotas }: Cases, viewer: Viewer, id: string, sender: Sender): Promise<void> => {
  const repeated = () => kernel.db.read(accessOf(viewer), (tx) => findMutation(tx, viewer.jurisdictionId, id));
  if (viewer.anonymous && (await repeated())) return;
  const wait = await quotas.report(viewer, sender);
  if (wait === null || (!viewer.anonymous && (await repeated()))) return;
  fail(viewer.anonymous ? 'case.anonymous_limit' : 'case.report_limit', { minutes: Math.ceil(wait / 60), retryAfter: wait });
};
