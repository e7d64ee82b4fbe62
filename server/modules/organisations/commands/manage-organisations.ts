import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { isCreditCode } from '#contract/kernel/check-digits.ts';
import { mayStandBelow, type OrganisationKind, organisationKindSet } from '#contract/organisations/kinds.ts';
import type {
  changeOrganisation as changeEndpoint,
  createOrganisation as createEndpoint,
  dissolveOrganisation as dissolveEndpoint,
  moveOrganisation as moveEndpoint,
  Organisation,
  restoreOrganisation as restoreEndpoint,
} from '#contract/organisations/organisations.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { mayManageIn, mayStandUnder } from '../policy.ts';
import { presentOrganisation } from '../queries/organisations.ts';
import {
  countTies,
  endTies,
  type Facts,
  isNameTaken,
  nameOfCreditCode,
  setDissolved,
  updateFacts,
  updatePlace,
} from '../store/organisation-writes.ts';
import { announceOrganisations, insertOrganisations } from '../store/organisations.ts';
import { ancestorsOf, type LockedOrganisation, lockTree } from '../store/tree.ts';
import { getActiveOrganisation, getOrganisation, inOrder, type OrganisationCommand, organisationCommand } from './organisation-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const answer = async ({ eye, tx }: OrganisationCommand, id: string): Promise<Organisation> =>
  (await presentOrganisation(eye, tx, id)) ?? fail('organisations.organisation_not_found');

/** The area an organisation is to stand in: present, and managed by the viewer. */
const areaFor = ({ eye }: OrganisationCommand, areaId: string): { id: string; path: string } => {
  const area = eye.territory.find(areaId);
  if (!area?.current) return fail('territory.area_not_found');
  if (!mayManageIn(eye.viewer, area.path)) fail('session.forbidden');
  return area;
};

/** The parent, locked so that it is not dissolved meanwhile. */
const parentFor = async ({ eye, tx }: OrganisationCommand, kind: string, parentId: string): Promise<LockedOrganisation> => {
  const parent = await getActiveOrganisation(tx, parentId, 'share');
  if (!mayStandUnder(eye.viewer, parent.areaPath)) fail('session.forbidden');
  if (!mayStandBelow(kind as OrganisationKind, parent.kind as OrganisationKind))
    fail('organisations.parent_unfit', { kind, parent: parent.kind });
  return parent;
};

/** Facts as they are stored; what only the database can see is caught there as well. */
const checkedFacts = async ({ tx }: OrganisationCommand, body: Facts, areaId: string, id: string): Promise<Facts> => {
  const creditCode = body.creditCode || null;
  if (creditCode !== null && !isCreditCode(creditCode)) fail('organisations.credit_code_invalid');
  const bearer = creditCode === null ? null : await nameOfCreditCode(tx, creditCode, id);
  if (bearer !== null) fail('organisations.credit_code_taken', { name: bearer });
  if (await isNameTaken(tx, areaId, body.name, id)) fail('organisations.organisation_name_taken');
  return { ...body, creditCode };
};

/** Names the unique key that two acts at once ran into. */
const unique = async <T>(name: string, write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (isViolation(error, 'organisations_name')) fail('organisations.organisation_name_taken');
    if (isViolation(error, 'organisations_credit_code')) fail('organisations.credit_code_taken', { name });
    throw error;
  }
};

/** Tells every process: what takes part in cases is held in memory, and the map shows the rest. */
const announce = ({ tx, eye }: OrganisationCommand): Promise<void> => announceOrganisations(tx, eye.viewer.jurisdictionId);

/** The organisation of a command, locked, managed by the viewer and as the viewer last saw it. */
const changing = async ({ tx, eye }: OrganisationCommand, id: string, version: number): Promise<LockedOrganisation> => {
  const found = await getOrganisation(tx, id, 'update');
  if (!mayManageIn(eye.viewer, found.areaPath)) fail('session.forbidden');
  if (found.version !== version) fail('organisations.organisation_changed', { version: found.version });
  return found;
};

/** Enters an organisation in a transaction that runs, by the rights of its viewer. @returns its id */
export const foundOrganisation = async (a: OrganisationCommand, body: Body<typeof createEndpoint>): Promise<string> => {
  const area = areaFor(a, body.areaId);
  checkKind(a.eye.kinds, organisationKindSet, body.kind);
  if (body.parentId !== null) await parentFor(a, body.kind, body.parentId);
  const id = v7();
  const { point, ...facts } = await checkedFacts(a, body, area.id, id);
  await unique(body.name, () =>
    insertOrganisations(a.tx, a.eye.viewer.jurisdictionId, [
      {
        ...facts,
        id,
        kind: body.kind,
        areaId: area.id,
        areaPath: area.path,
        parentId: body.parentId,
        lon: point?.lon ?? null,
        lat: point?.lat ?? null,
      },
    ]),
  );
  await announce(a);
  await a.log('people.organisation_created', body.name, { data: { id, kind: body.kind, area: area.path } });
  return id;
};

export const createOrganisation = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<Organisation> =>
  organisationCommand(context, viewer, 'people.create_organisation', body, (a) => foundOrganisation(a, body), answer);

/** Changes the facts of an organisation. */
export const changeOrganisation = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof changeEndpoint>,
): Promise<Organisation> =>
  organisationCommand(
    context,
    viewer,
    `people.change_organisation ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, body.version);
      if (found.dissolvedOn !== null) fail('organisations.organisation_dissolved', { name: found.name });
      const facts = await checkedFacts(a, body, found.areaId, id);
      await unique(body.name, () => updateFacts(a.tx, id, facts));
      await announce(a);
      await a.log('people.organisation_changed', body.name, { data: { id, before: found.name } });
      return id;
    },
    answer,
  );

/** Puts an organisation under another parent or into another area. Moves queue, so that no two of them close a circle. */
export const moveOrganisation = (context: Context, viewer: Viewer, id: string, body: Body<typeof moveEndpoint>): Promise<Organisation> =>
  organisationCommand(
    context,
    viewer,
    `people.move_organisation ${id}`,
    body,
    async (a) => {
      await lockTree(a.tx);
      const found = await changing(a, id, body.version);
      if (found.dissolvedOn !== null) fail('organisations.organisation_dissolved', { name: found.name });
      const area = areaFor(a, body.areaId);
      if (body.parentId !== null) {
        const above = await ancestorsOf(a.tx, body.parentId);
        if (above.some((o) => o.id === id)) fail('organisations.parent_circle');
        await parentFor(a, found.kind, body.parentId);
      }
      if (await isNameTaken(a.tx, area.id, found.name, id)) fail('organisations.organisation_name_taken');
      await unique(found.name, () => updatePlace(a.tx, id, { parentId: body.parentId, areaId: area.id, areaPath: area.path }));
      await announce(a);
      const data = { id, from: { parent: found.parentId, area: found.areaPath }, to: { parent: body.parentId, area: area.path } };
      await a.log('people.organisation_moved', found.name, { data });
      return id;
    },
    answer,
  );

/** Dissolves an organisation on which nothing hangs any more; offices and memberships end with it when that is asked for. */
export const dissolveOrganisation = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof dissolveEndpoint>,
): Promise<Organisation> =>
  organisationCommand(
    context,
    viewer,
    `people.dissolve_organisation ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, body.version);
      if (found.dissolvedOn !== null) fail('organisations.organisation_dissolved', { name: found.name });
      inOrder(found.foundedOn, body.on);
      inOrder(body.on, a.eye.today);
      const ties = await countTies(a.tx, id, body.on);
      if (ties.children + ties.agreements > 0 || (!body.endOffices && ties.offices + ties.memberships > 0))
        fail('organisations.organisation_in_use', { ...ties });
      await endTies(a.tx, id, body.on, body.reason);
      await setDissolved(a.tx, id, body.on, body.reason);
      await announce(a);
      await a.log('people.organisation_dissolved', found.name, { reason: body.reason, data: { id, on: body.on, ...ties } });
      return id;
    },
    answer,
  );

/** Takes a dissolution back. */
export const restoreOrganisation = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof restoreEndpoint>,
): Promise<Organisation> =>
  organisationCommand(
    context,
    viewer,
    `people.restore_organisation ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id, body.version);
      if (found.dissolvedOn === null) return id;
      if (found.parentId !== null) await getActiveOrganisation(a.tx, found.parentId, 'share');
      if (await isNameTaken(a.tx, found.areaId, found.name, id)) fail('organisations.organisation_name_taken');
      await unique(found.name, () => setDissolved(a.tx, id, null, null));
      await announce(a);
      await a.log('people.organisation_restored', found.name, { reason: body.reason, data: { id } });
      return id;
    },
    answer,
  );
