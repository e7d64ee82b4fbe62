import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { callWhistle as endpoint, WhistleDetail } from '#contract/whistles/api.ts';
import { type CallStage, callStages, whistleKindSet } from '#contract/whistles/kinds.ts';
import { ruleOf, type WhistleLimit, type WhistleRule } from '#contract/whistles/rules.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import { checkKind } from '#kernel/kinds.ts';
import { notify } from '#kernel/notify.ts';
import { type Counting, findCase } from '#modules/cases/index.ts';
import type { OrganisationRef } from '#modules/organisations/index.ts';
import { noteInCase } from '../case-log.ts';
import type { Context, Eye } from '../context.ts';
import type { Dues } from '../domain/calls.ts';
import { calledNotice } from '../notices.ts';
import { callAreas } from '../policy.ts';
import { mayStart } from '../queries/list.ts';
import { presentWhistle } from '../queries/present.ts';
import { insertCalls, type NewCall } from '../store/calls.ts';
import { insertWhistle } from '../store/whistles.ts';
import { whistleCommand } from './whistle-command.ts';

type Body = z.output<NonNullable<typeof endpoint.body>>;

/** How far ahead something can be set, milliseconds: a year and a little. */
const farthest = 370 * 86_400_000;
/** A moment somebody sets ahead. @throws whistles.time_past, whistles.time_far */
export const ahead = (moment: string, now: Date): Date => {
  const at = new Date(moment);
  if (at <= now) fail('whistles.time_past');
  if (at.getTime() > now.getTime() + farthest) fail('whistles.time_far');
  return at;
};

/** Whom one may call: who takes cases, upwards or sideways. Communities and grids below are asked by way of demands, not called. */
export const callable = (eye: Eye, id: string, callerPath: string): OrganisationRef => {
  const found = eye.book.get(id);
  if (!found?.receives) return fail('whistles.organisation_unfit', { name: found?.name ?? '' });
  const below = found.areaPath !== callerPath && isWithin(found.areaPath, callerPath);
  if (below && ['community', 'grid_team'].includes(baseOf(found.kind))) fail('whistles.downwards', { name: found.name });
  return found;
};

const limitOf = ({ n, unit }: WhistleLimit) => (unit === 'minutes' ? { n: n / 60, unit: 'emergency_hours' as const } : { n, unit });

/** When each step is due and from when it is yellow, counted from the call. Who meets at a set time is there by then. */
const clocksOf = (counting: Counting, rule: WhistleRule, calledAt: Date, meetAt: Date | null) => {
  const counted = (limit: WhistleLimit | null): Date | null => limit && counting.due(calledAt, limitOf(limit));
  const answer = counting.due(calledAt, limitOf(rule.answer));
  const due = {
    answer,
    contact: counted(rule.contact),
    arrive: counted(rule.arrive) ?? meetAt ?? answer,
    feedback: counted(rule.feedback),
  } satisfies Dues;
  const yellowOf = (stage: CallStage, dueAt: Date): Date => {
    const limit = rule[stage];
    return limit ? counting.yellowAfter(dueAt, limitOf(limit)) : new Date(dueAt.getTime() - 0.2 * (dueAt.getTime() - calledAt.getTime()));
  };
  const yellows: Partial<Record<CallStage, string>> = {};
  for (const stage of callStages) {
    const dueAt = due[stage];
    if (dueAt) yellows[stage] = yellowOf(stage, dueAt).toISOString();
  }
  return { due, yellows };
};

/** Calls departments: one whistle, a call with its own clocks for each of them. */
export const callWhistle = (context: Context, viewer: Viewer, body: Body): Promise<WhistleDetail> =>
  whistleCommand(
    context,
    viewer,
    'whistles.call',
    body,
    async ({ eye, tx, at, actorId, log }) => {
      const from = eye.snapshot.find(body.from) ?? fail('territory.area_not_found', { code: body.from });
      checkKind(eye.kinds, whistleKindSet, body.kind);
      if (!callAreas(viewer).includes(from.path) || !mayStart(eye, from.path, body.kind)) fail('whistles.may_not_start');
      const emergency = baseOf(body.kind) === 'emergency';
      if (!emergency && body.meetAt === null) fail('whistles.time_needed');
      const meetAt = emergency || body.meetAt === null ? null : ahead(body.meetAt, at);
      const wanted = new Map(body.organisations.map((one) => [one.id, one.leads]));
      if ([...wanted.values()].filter(Boolean).length !== 1) fail('whistles.one_lead');
      const organisations = [...wanted].map(([id, leads]) => ({ organisation: callable(eye, id, from.path), leads }));
      const about = body.caseId === null ? null : ((await findCase(tx, body.caseId)) ?? fail('whistles.case_not_found'));
      const code = body.areaCode ?? about?.areaCode ?? from.code;
      const area = eye.snapshot.find(code) ?? fail('territory.area_not_found', { code });
      const point = body.point ?? (about?.lon != null && about.lat !== null ? { lon: about.lon, lat: about.lat } : null);
      const whistle = {
        id: body.id,
        kind: body.kind,
        title: body.title,
        note: body.note,
        areaPath: area.path,
        place: body.place,
        lon: point?.lon ?? null,
        lat: point?.lat ?? null,
        caseId: about?.id ?? null,
        caseNumber: about?.number ?? null,
        callerPath: from.path,
        callerName: eye.snapshot.describe(from),
        calledBy: viewer.accountId,
        calledAt: at,
        meetAt,
      };
      await insertWhistle(tx, whistle);
      const clocks = clocksOf(eye.counting, ruleOf(eye.rules, body.kind), at, meetAt);
      const calls = organisations.map(
        ({ organisation, leads }): NewCall => ({
          id: idOf(at),
          organisationId: organisation.id,
          organisationName: organisation.name,
          leads,
          ...clocks,
        }),
      );
      await insertCalls(tx, { id: body.id, callerCode: from.code, calledAt: at }, calls);
      await notify(
        tx,
        viewer.jurisdictionId,
        calls.map((call) => calledNotice(eye.kinds, whistle, call, { actorId, at })),
      );
      await noteInCase(eye, tx, whistle.caseId, {
        what: 'called',
        data: { caller: whistle.callerName, organisations: calls.map(({ organisationName }) => organisationName).join('、') },
        text: body.note,
        involve: calls.map(({ organisationId }) => organisationId),
      });
      await log('whistles.called', body.title, { data: { id: body.id, kind: body.kind, organisations: calls.length } });
      return body.id;
    },
    ({ eye, tx }, id) => presentWhistle(eye, tx, id),
  );
