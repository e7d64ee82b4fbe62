import { v7 } from 'uuid';
import { baseOf } from '#contract/kernel/kinds.ts';
import { type Employment, hasOffice, isAreaOffice, type OfficeKind, type OrganisationKind } from '#contract/organisations/kinds.ts';
import type { Someone } from '#contract/persons/persons.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { isViolation } from '#kernel/violations.ts';
import { personFor } from '#modules/persons/index.ts';
import { isMember } from '../store/memberships.ts';
import { insertOffices, type NewOffice } from '../store/offices.ts';
import { getActiveOrganisation, inOrder } from './organisation-command.ts';

/** An office to be given. Either an organisation or an area with its path. */
export interface Appointment {
  readonly kind: OfficeKind;
  readonly person: Someone;
  readonly organisationId: string | null;
  readonly area: { readonly id: string; readonly path: string } | null;
  readonly unitId?: string | null;
  readonly employment?: Employment | null;
  /** Whole days in Shanghai, both included; null: open. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Refuses an office that does not exist in such an organisation, or a seat whose unit is no member on its first day. */
export const checkFit = async (
  tx: Tx,
  a: Pick<Appointment, 'kind' | 'organisationId' | 'unitId' | 'validFrom'>,
  organisationKind: string | null,
): Promise<void> => {
  const fits = organisationKind === null ? isAreaOffice(a.kind) : hasOffice(a.kind, organisationKind as OrganisationKind);
  const unitId = a.unitId ?? null;
  if (!fits || (baseOf(a.kind) === 'part_time_member') !== (unitId !== null)) fail('organisations.office_unfit', { kind: a.kind });
  if (unitId !== null && !(await isMember(tx, unitId, a.organisationId ?? '', a.validFrom))) fail('organisations.unit_not_member');
};

/** Runs a write on offices; the table refuses the same office twice at a time. */
export const noDuplicate = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (isViolation(error, 'offices_no_duplicate')) fail('organisations.office_duplicate');
    throw error;
  }
};

/**
 * Gives an office inside an open transaction, for this module and for others that assign people to areas. Who may is for the caller to ask;
 * the caller writes the line of the audit trail.
 * @returns the office's id
 * @throws organisations.office_unfit, organisations.unit_not_member, organisations.office_duplicate, organisations.days_reversed, organisations.organisation_not_found,
 *   organisations.organisation_dissolved, persons.person_not_found, persons.person_phone_taken
 */
export const appointIn = async (tx: Tx, jurisdictionId: string, ring: Ring, a: Appointment): Promise<string> => {
  inOrder(a.validFrom, a.validTo);
  if ((a.organisationId === null) === (a.area === null)) fail('organisations.office_unfit', { kind: a.kind });
  const organisation = a.organisationId === null ? null : await getActiveOrganisation(tx, a.organisationId, 'share');
  await checkFit(tx, a, organisation?.kind ?? null);
  const office: NewOffice = {
    id: v7(),
    personId: await personFor(tx, jurisdictionId, ring, a.person),
    kind: a.kind,
    organisationId: organisation?.id ?? null,
    areaId: a.area?.id ?? null,
    areaPath: organisation?.areaPath ?? a.area?.path ?? '',
    unitId: a.unitId ?? null,
    employment: a.employment ?? null,
    validFrom: a.validFrom,
    validTo: a.validTo,
  };
  await noDuplicate(() => insertOffices(tx, jurisdictionId, [office]));
  return office.id;
};
