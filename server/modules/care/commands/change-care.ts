import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import type { addCareClass, addCareHealth, CareRow, endCareClass, changeCare as endpoint } from '#contract/care/records.ts';
import { bedTermDays, bedTerms, bedYearDays } from '#contract/care/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import type { Context } from '../context.ts';
import { faultOfTerm } from '../domain/care.ts';
import { keepPlan } from '../plan.ts';
import { getLed, getRecord, nextHealth } from '../queries/present.ts';
import { openSecret, sealSecret } from '../sealing.ts';
import { classesOf, deleteHealth, endClass, healthOf, insertClass, insertHealth } from '../store/parts.ts';
import { addEvent, changeRecord, setVisitors } from '../store/records.ts';
import { checkVisitors } from '../visitors.ts';
import { careCommand, sameVersion } from './care-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Changes what is written down, who leads and visits, and how often. */
export const changeCare = (context: Context, viewer: Viewer, recordId: string, body: Body<typeof endpoint>): Promise<CareRow> =>
  careCommand(context, viewer, `care.change ${recordId}`, body, async ({ eye, tx, at, jurisdictionId, log }) => {
    const found = await getLed(eye, tx, recordId);
    sameVersion(found, body.version);
    const { leadId, visitorIds, rhythm, born, address, kin, note } = body;
    await checkVisitors(context, tx, at, viewer, found.areaPath, { leadId, visitorIds });
    const secret = openSecret(eye.ring, recordId, found.sealed);
    await changeRecord(tx, recordId, {
      leadId,
      rhythm,
      sealed: sealSecret(eye.ring, recordId, { ...secret, born, address, kin, note }),
      keyVersion: eye.ring.version,
    });
    await setVisitors(tx, recordId, visitorIds);
    const by = { jurisdictionId, actorId: viewer.accountId, at };
    await keepPlan(context, tx, by, eye.today, { ...found, leadId, visitorIds, rhythm, purpose: secret.purpose });
    await addEvent(tx, recordId, { what: 'changed', data: { rhythm }, accountId: viewer.accountId, at });
    await log('care.changed', recordId, { data: { leadId, visitors: visitorIds.length } });
    // who hands the lead to another may read it no more
    return recordId;
  });

export const addClass = async (context: Context, viewer: Viewer, recordId: string, body: Body<typeof addCareClass>): Promise<CareRow> => {
  const kinds = await context.kernel.kinds.of(viewer.jurisdictionId);
  return careCommand(context, viewer, `care.class ${recordId}`, body, async ({ eye, tx, at }) => {
    await getLed(eye, tx, recordId);
    checkKind(kinds, careClassSet, body.class);
    const before = (await classesOf(tx, recordId)).find((one) => one.class === body.class && one.until === null);
    if (body.since > eye.today || (before && body.since <= before.since)) fail('care.days_reversed');
    if (before) await endClass(tx, before.id, daysAfter(body.since, -1));
    await insertClass(tx, recordId, body);
    await changeRecord(tx, recordId, {});
    await addEvent(tx, recordId, { what: 'classed', data: { class: body.class, since: body.since }, accountId: viewer.accountId, at });
    return recordId;
  });
};

export const closeClass = (
  context: Context,
  viewer: Viewer,
  recordId: string,
  classId: string,
  body: Body<typeof endCareClass>,
): Promise<CareRow> =>
  careCommand(context, viewer, `care.end_class ${recordId} ${classId}`, body, async ({ eye, tx, at }) => {
    await getLed(eye, tx, recordId);
    const all = await classesOf(tx, recordId);
    const found = all.find(({ id, until }) => id === classId && until === null) ?? fail('care.class_not_found');
    if (body.until < found.since || body.until > eye.today) fail('care.days_reversed');
    // a record without a class has no reason to be kept: it is ended instead
    if (!all.some(({ id, until }) => id !== classId && (until === null || until >= eye.today))) fail('care.class_needed');
    await endClass(tx, classId, body.until);
    await changeRecord(tx, recordId, {});
    await addEvent(tx, recordId, { what: 'class_ended', data: { class: found.class, until: body.until }, accountId: viewer.accountId, at });
    return recordId;
  });

export const addHealth = (context: Context, viewer: Viewer, recordId: string, body: Body<typeof addCareHealth>): Promise<CareRow> =>
  careCommand(context, viewer, `care.health ${recordId}`, body, async ({ eye, tx, at }) => {
    await getRecord(eye, tx, recordId, true);
    const { id, kind, provider, on, until } = body;
    const next = body.next ?? nextHealth(eye, kind, on);
    if ((kind === 'bed') !== (until !== null) || (until !== null && until < on) || (next !== null && next <= on))
      fail('care.days_reversed');
    if (until !== null) {
      const terms = (await healthOf(tx, recordId)).flatMap((one) => (one.until === null ? [] : [{ on: one.on, until: one.until }]));
      const most = { term: bedTermDays, year: bedYearDays, terms: bedTerms };
      const fault = faultOfTerm({ on, until }, terms, {
        term: settingOf(most.term, eye.settings),
        year: settingOf(most.year, eye.settings),
        terms: settingOf(most.terms, eye.settings),
      });
      if (fault) fail(fault.code, fault.data);
    }
    await insertHealth(tx, recordId, { id, kind, provider, on, until, next });
    await addEvent(tx, recordId, { what: `health_${kind}`, data: { on }, accountId: viewer.accountId, at });
    return recordId;
  });

export const removeHealth = (
  context: Context,
  viewer: Viewer,
  recordId: string,
  healthId: string,
  body: { id: string },
): Promise<CareRow> =>
  careCommand(context, viewer, `care.remove_health ${recordId} ${healthId}`, body, async ({ eye, tx, at }) => {
    await getRecord(eye, tx, recordId, true);
    if (!(await deleteHealth(tx, recordId, healthId))) fail('care.health_not_found');
    await addEvent(tx, recordId, { what: 'health_removed', accountId: viewer.accountId, at });
    return recordId;
  });
