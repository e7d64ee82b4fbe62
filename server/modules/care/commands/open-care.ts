import { v7 } from 'uuid';
import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { careClassSet } from '#contract/care/kinds.ts';
import type { CareConsent, CareRow, openCare as endpoint, renewCare } from '#contract/care/records.ts';
import { consentMonths, monthly, weekly } from '#contract/care/settings.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { addConsent, personFor } from '#modules/persons/index.ts';
import type { Context, Eye } from '../context.ts';
import { faultOfConsent, rhythmFor } from '../domain/care.ts';
import { keepPlan } from '../plan.ts';
import { getLed } from '../queries/present.ts';
import { openSecret, sealSecret } from '../sealing.ts';
import { insertClass } from '../store/parts.ts';
import { addEvent, changeRecord, insertRecord, setVisitors } from '../store/records.ts';
import { checkVisitors } from '../visitors.ts';
import { careCommand, sameVersion } from './care-command.ts';

/** The use of persons that rests on this consent. */
export const careUse = 'care.record';

const checkConsent = ({ settings, today }: Eye, consent: CareConsent, born: string | null): void => {
  const fault = faultOfConsent(consent, born, today, settingOf(consentMonths, settings));
  if (fault) fail(fault.code, fault.data);
};
/** Puts the consent on record with the person, who can withdraw it there. */
const keepConsent = ({ viewer, now }: Eye, tx: Tx, personId: string, { on, how }: CareConsent): Promise<void> =>
  addConsent(tx, {
    jurisdictionId: viewer.jurisdictionId,
    id: v7(),
    personId,
    use: careUse,
    given: true,
    on,
    how: how === 'signed' ? '书面签字' : '口头同意，有见证人',
    at: now,
    by: viewer.accountId,
    endedAt: null,
  });

/** A record as it is opened. */
export type Opening = z.output<NonNullable<(typeof endpoint)['body']>>;

/**
 * Writes a record with its consent, classes, visitors and plan, inside the caller's transaction. @throws care.record_known where the person has one; who
 * leads it must not be known by that
 */
export const enterRecord = async (
  eye: Eye,
  { tx, at, jurisdictionId, log }: Command,
  kinds: readonly LocalKind[],
  body: Opening,
): Promise<void> => {
  const { viewer, context } = eye;
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (!can(viewer, 'care.keep', area.path)) fail('session.forbidden');
  const { consent, born, address, kin, note } = body;
  checkConsent(eye, consent, born);
  for (const one of body.classes) {
    checkKind(kinds, careClassSet, one.class);
    if (one.since > eye.today) fail('care.days_reversed');
  }
  await checkVisitors(context, tx, at, viewer, area.path, { leadId: viewer.accountId, visitorIds: body.visitorIds });
  const personId = await personFor(tx, jurisdictionId, eye.ring, body.person);
  const { purpose, witness, guardian } = consent;
  const classes = body.classes.map((one) => one.class);
  const usual = { weekly: settingOf(weekly, eye.settings), monthly: settingOf(monthly, eye.settings) };
  const rhythm = body.rhythm ?? rhythmFor(classes, usual);
  const by = { jurisdictionId, actorId: viewer.accountId, at };
  const opened = await insertRecord(tx, {
    id: body.id,
    personId,
    areaPath: area.path,
    leadId: viewer.accountId,
    consentOn: consent.on,
    consentUntil: consent.until,
    consentHow: consent.how,
    sealed: sealSecret(eye.ring, body.id, { born, address, kin, note, purpose, witness, guardian }),
    keyVersion: eye.ring.version,
    rhythm,
    startedAt: at,
  });
  if (!opened) fail('care.record_known');
  for (const one of body.classes) await insertClass(tx, body.id, { ...one, id: v7() });
  await setVisitors(tx, body.id, body.visitorIds);
  const planned = { id: body.id, personId, areaPath: area.path, leadId: viewer.accountId, planId: null, consentUntil: consent.until };
  await keepPlan(context, tx, by, eye.today, { ...planned, visitorIds: body.visitorIds, rhythm, purpose });
  await keepConsent(eye, tx, personId, consent);
  await addEvent(tx, body.id, { what: 'opened', data: { until: consent.until }, accountId: viewer.accountId, at });
  await log('care.opened', body.id);
};

export const openCare = async (context: Context, viewer: Viewer, body: Opening): Promise<CareRow> => {
  const kinds = await context.kernel.kinds.of(viewer.jurisdictionId);
  return careCommand(context, viewer, 'care.open', body, async (running) => {
    await enterRecord(running.eye, running, kinds, body);
    return body.id;
  });
};

/** Consent is given again: what the record says of it is replaced. */
export const renewConsent = (
  context: Context,
  viewer: Viewer,
  recordId: string,
  body: z.output<NonNullable<(typeof renewCare)['body']>>,
): Promise<CareRow> =>
  careCommand(context, viewer, `care.renew ${recordId}`, body, async ({ eye, tx, at, jurisdictionId, log }) => {
    const found = await getLed(eye, tx, recordId);
    sameVersion(found, body.version);
    const { consent } = body;
    const secret = openSecret(eye.ring, recordId, found.sealed);
    checkConsent(eye, consent, secret.born);
    const { purpose, witness, guardian } = consent;
    await changeRecord(tx, recordId, {
      consentOn: consent.on,
      consentUntil: consent.until,
      consentHow: consent.how,
      sealed: sealSecret(eye.ring, recordId, { ...secret, purpose, witness, guardian }),
      keyVersion: eye.ring.version,
    });
    if (found.planId !== null && found.rhythm !== null)
      await keepPlan(context, tx, { jurisdictionId, actorId: viewer.accountId, at }, eye.today, {
        ...found,
        consentUntil: consent.until,
        rhythm: found.rhythm,
        purpose,
      });
    await keepConsent(eye, tx, found.personId, consent);
    await addEvent(tx, recordId, { what: 'renewed', data: { until: consent.until }, accountId: viewer.accountId, at });
    await log('care.renewed', recordId);
    return recordId;
  });
