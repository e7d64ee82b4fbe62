import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  Agreement,
  changeAgreement as changeEndpoint,
  renewAgreement as renewEndpoint,
  signAgreement as signEndpoint,
} from '#contract/organisations/agreements.ts';
import { isUnit } from '#contract/organisations/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { answerDemands, withdrawDemands } from '#modules/demands/index.ts';
import { personFor } from '#modules/persons/index.ts';
import type { Context } from '../context.ts';
import { mayManageIn } from '../policy.ts';
import { presentAgreementById } from '../queries/agreements.ts';
import { allows } from '../queries/present-people.ts';
import {
  agreementOfPromise,
  setEnded,
  setKept,
  setRenewed,
  updatePromise,
  updateTerms,
  withdrawPromises,
} from '../store/agreement-writes.ts';
import { type AgreementRow, findAgreement, insertAgreements, insertPromises, promisesOf } from '../store/agreements.ts';
import { promiseSubject } from './ask-promises.ts';
import { getActiveOrganisation, inOrder, type OrganisationCommand, organisationCommand } from './organisation-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Terms = Omit<Body<typeof signEndpoint>, 'id' | 'unitId' | 'partnerId'>;

const answer = ({ eye, tx }: OrganisationCommand, id: string): Promise<Agreement> => presentAgreementById(eye, tx, id);

/** The agreement of a command: locked, managed by the viewer, as last seen, and in a state that allows it. */
const changing = async (
  { tx, eye }: OrganisationCommand,
  id: string,
  action: Agreement['actions'][number],
  version: number | null,
): Promise<AgreementRow> => {
  const found = (await findAgreement(tx, id, eye.today, true)) ?? fail('organisations.agreement_not_found');
  if (!mayManageIn(eye.viewer, found.areaPath)) fail('session.forbidden');
  if (version !== null && found.version !== version) fail('organisations.agreement_changed', { version: found.version });
  if (!allows(found.state, action)) fail('organisations.agreement_over', { state: found.state });
  return found;
};

/** Enters an agreement with its promises between two organisations that exist. */
const enter = async (a: OrganisationCommand, unitId: string, partnerId: string, terms: Terms): Promise<string> => {
  inOrder(terms.validFrom, terms.validTo);
  const id = v7();
  const { jurisdictionId } = a.eye.viewer;
  await insertAgreements(a.tx, jurisdictionId, [{ ...terms, id, unitId, partnerId }]);
  await addPromises(
    a,
    id,
    terms.promises.map((p, sort) => ({ ...p, sort })),
  );
  return id;
};

const addPromises = async (
  a: OrganisationCommand,
  agreementId: string,
  promises: readonly (Terms['promises'][number] & { sort: number })[],
): Promise<void> => {
  const { jurisdictionId } = a.eye.viewer;
  const rows = [];
  for (const { sort, text, dueOn, responsible } of promises)
    rows.push({ id: v7(), agreementId, sort, text, dueOn, responsibleId: await personFor(a.tx, jurisdictionId, a.eye.ring, responsible) });
  if (rows.length > 0) await insertPromises(a.tx, jurisdictionId, rows);
};

/** Enters a co-building agreement. Whoever manages the partner's place decides; the unit may stand anywhere in the jurisdiction. */
export const signAgreement = (context: Context, viewer: Viewer, body: Body<typeof signEndpoint>): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    'people.sign_agreement',
    body,
    async (a) => {
      if (body.unitId === body.partnerId) fail('organisations.agreement_unfit');
      const partner = await getActiveOrganisation(a.tx, body.partnerId, 'share');
      const unit = await getActiveOrganisation(a.tx, body.unitId, 'share');
      if (!mayManageIn(viewer, partner.areaPath)) fail('session.forbidden');
      if (!isUnit(unit.kind)) fail('organisations.agreement_unfit');
      const id = await enter(a, unit.id, partner.id, body);
      await a.log('people.agreement_signed', body.title, { data: { id, unit: unit.name, partner: partner.name, validTo: body.validTo } });
      return id;
    },
    answer,
  );

/** Changes the terms; promises left out of the list are struck out. */
export const changeAgreement = (context: Context, viewer: Viewer, id: string, body: Body<typeof changeEndpoint>): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    `people.change_agreement ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, 'change', body.version);
      inOrder(body.validFrom, body.validTo);
      await updateTerms(a.tx, id, { ...body, remindDays: body.remindDays ?? found.remindDays });
      const known = new Set((await promisesOf(a.tx, [id], a.eye.today)).map((p) => p.id));
      const kept = body.promises.flatMap((p) => p.promiseId ?? []);
      if (new Set(kept).size < kept.length || kept.some((p) => !known.has(p))) fail('organisations.promise_not_found');
      const added = [];
      for (const [sort, p] of body.promises.entries()) {
        if (p.promiseId === undefined) added.push({ ...p, sort });
        else {
          const responsibleId = await personFor(a.tx, viewer.jurisdictionId, a.eye.ring, p.responsible);
          await updatePromise(a.tx, p.promiseId, { sort, text: p.text, responsibleId, dueOn: p.dueOn });
        }
      }
      await addPromises(a, id, added);
      const struck = [...known].filter((p) => !kept.includes(p));
      await withdrawPromises(a.tx, struck, a.eye.today);
      for (const promise of struck) await withdrawDemands(a.tx, a, { type: promiseSubject, id: promise }, body.title);
      const before = { title: found.title, validFrom: found.validFrom, validTo: found.validTo, remindDays: found.remindDays };
      await a.log('people.agreement_changed', body.title, {
        data: { id, before, withdrawn: known.size - kept.length, added: added.length },
      });
      return id;
    },
    answer,
  );

/** Ends an agreement before its term. */
export const endAgreement = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; on: string; reason: string },
): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    `people.end_agreement ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, 'end', body.version);
      inOrder(found.validFrom, body.on);
      inOrder(body.on, found.validTo);
      await setEnded(a.tx, id, body.on, body.reason);
      for (const promise of await promisesOf(a.tx, [id], a.eye.today))
        await withdrawDemands(a.tx, a, { type: promiseSubject, id: promise.id }, body.reason);
      await a.log('people.agreement_ended', found.title, { reason: body.reason, data: { id, on: body.on } });
      return id;
    },
    answer,
  );

/** Takes an early ending back, while both sides exist. */
export const resumeAgreement = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; version: number; reason: string },
): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    `people.resume_agreement ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, 'resume', body.version);
      await getActiveOrganisation(a.tx, found.partnerId, 'share');
      await getActiveOrganisation(a.tx, found.unitId, 'share');
      await setEnded(a.tx, id, null, null);
      await a.log('people.agreement_resumed', found.title, { reason: body.reason, data: { id } });
      return id;
    },
    answer,
  );

/** Carries an agreement on by a new one between the same two. */
export const renewAgreement = (context: Context, viewer: Viewer, id: string, body: Body<typeof renewEndpoint>): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    `people.renew_agreement ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, 'renew', body.version);
      await getActiveOrganisation(a.tx, found.partnerId, 'share');
      await getActiveOrganisation(a.tx, found.unitId, 'share');
      const next = await enter(a, found.unitId, found.partnerId, { ...body, remindDays: body.remindDays ?? found.remindDays });
      await setRenewed(a.tx, id, next);
      await a.log('people.agreement_renewed', body.title, { data: { id: next, renews: id, validTo: body.validTo } });
      return next;
    },
    answer,
  );

/** Notes that a promise was kept, or takes the note back. */
export const keepPromise = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; on: string | null; outcome: string | null },
): Promise<Agreement> =>
  organisationCommand(
    context,
    viewer,
    `people.keep_promise ${id}`,
    body,
    async (a) => {
      const agreementId = (await agreementOfPromise(a.tx, id)) ?? fail('organisations.promise_not_found');
      const found = await changing(a, agreementId, 'keep_promise', null);
      await setKept(a.tx, id, agreementId, body.on, body.on === null ? null : body.outcome);
      if (body.on !== null) await answerDemands(a.tx, a, { type: promiseSubject, id });
      const action = body.on === null ? 'people.promise_reopened' : 'people.promise_kept';
      await a.log(action, found.title, { data: { promise: id, on: body.on } });
      return agreementId;
    },
    answer,
  );
