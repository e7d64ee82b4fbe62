import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { employmentSet, type OfficeKind, officeKindSet } from '#contract/organisations/kinds.ts';
import type { appoint as appointEndpoint, correctOffice as correctEndpoint, Office } from '#contract/organisations/offices.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import type { Context } from '../context.ts';
import { mayManageIn } from '../policy.ts';
import { presentOffice } from '../queries/present-people.ts';
import { endOfficeRow, findOffice, lockOffice, type OfficeRow, updateOffice } from '../store/offices.ts';
import { lockOrganisation } from '../store/tree.ts';
import { appointIn, checkFit, noDuplicate } from './appoint.ts';
import { getActiveOrganisation, inOrder, type OrganisationCommand, organisationCommand } from './organisation-command.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const answer = async ({ eye, tx }: OrganisationCommand, id: string): Promise<Office> =>
  presentOffice(eye, (await findOffice(tx, id)) ?? fail('organisations.office_not_found'));

/** The appointment of a command, locked and in a place the viewer manages. */
const changing = async ({ tx, eye }: OrganisationCommand, id: string): Promise<OfficeRow> => {
  const found = (await lockOffice(tx, id)) ?? fail('organisations.office_not_found');
  if (!mayManageIn(eye.viewer, found.areaPath)) fail('session.forbidden');
  return found;
};

/** Appoints a person to an office of an organisation or an area. */
export const appoint = (context: Context, viewer: Viewer, body: Body<typeof appointEndpoint>): Promise<Office> =>
  organisationCommand(
    context,
    viewer,
    'people.appoint',
    body,
    async (a) => {
      const area = body.areaId === null ? null : a.eye.territory.find(body.areaId);
      if (body.areaId !== null && !area?.current) fail('territory.area_not_found');
      const organisation = body.organisationId === null ? null : await getActiveOrganisation(a.tx, body.organisationId, 'share');
      const path = organisation?.areaPath ?? area?.path;
      if (path === undefined) fail('organisations.office_unfit', { kind: body.kind });
      if (!mayManageIn(viewer, path)) fail('session.forbidden');
      checkKind(a.eye.kinds, officeKindSet, body.kind);
      checkKind(a.eye.kinds, employmentSet, body.employment ?? null);
      const id = await appointIn(a.tx, viewer.jurisdictionId, a.eye.ring, {
        ...body,
        unitId: body.unitId ?? null,
        employment: body.employment ?? null,
        area,
      });
      const { kind, validFrom, validTo } = body;
      await a.log('people.appointed', organisation?.name ?? area?.name ?? '', { data: { office: id, kind, validFrom, validTo } });
      return id;
    },
    answer,
  );

/** Ends an office with its last day. */
export const endOffice = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: { id: string; on: string; reason: string },
): Promise<Office> =>
  organisationCommand(
    context,
    viewer,
    `people.end_office ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id);
      if (found.validTo !== null && found.validTo < a.eye.today) fail('organisations.office_ended');
      inOrder(found.validFrom, body.on);
      await noDuplicate(() => endOfficeRow(a.tx, id, body.on, body.reason));
      const data = { office: id, kind: found.kind, on: body.on };
      await a.log('people.office_ended', found.organisationName ?? found.areaCode, { reason: body.reason, data });
      return id;
    },
    answer,
  );

/** Corrects an office that was entered wrongly; without a last day an ending is taken back. */
export const correctOffice = (context: Context, viewer: Viewer, id: string, body: Body<typeof correctEndpoint>): Promise<Office> =>
  organisationCommand(
    context,
    viewer,
    `people.correct_office ${id}`,
    body,
    async (a) => {
      const found = await changing(a, id);
      inOrder(body.validFrom, body.validTo);
      checkKind(a.eye.kinds, employmentSet, body.employment, found.employment);
      const organisation = found.organisationId === null ? null : await lockOrganisation(a.tx, found.organisationId, 'share');
      // what is no longer there holds no office beyond its last day
      if (organisation?.dissolvedOn && (body.validTo === null || body.validTo > organisation.dissolvedOn))
        fail('organisations.organisation_dissolved', { name: organisation.name });
      const kind = found.kind as OfficeKind;
      await checkFit(a.tx, { ...body, kind, organisationId: found.organisationId }, organisation?.kind ?? null);
      await noDuplicate(() => updateOffice(a.tx, id, body));
      const before = { employment: found.employment, unitId: found.unitId, validFrom: found.validFrom, validTo: found.validTo };
      await a.log('people.office_corrected', found.organisationName ?? found.areaCode, {
        reason: body.reason,
        data: { office: id, before },
      });
      return id;
    },
    answer,
  );
