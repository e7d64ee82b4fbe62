import { v7 } from 'uuid';
import { baseOf } from '#contract/kernel/kinds.ts';
import { type Employment, hasOffice, isAreaOffice, type OfficeKind, type OrganisationKind } from '#contract/organisations/kinds.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { overlap } from './day.ts';
import type { Row, SheetWords } from './people-sheet.ts';
import type { Seat } from './sheet-memberships.ts';
import { type PersonBook, readMobile } from './sheet-persons.ts';
import { type Breath, type Ground, keyOf, type Named, type OrganisationPlan } from './sheet-plan.ts';

/** One row of offices; undefined is what the sheet has no column for. */
export interface OfficeRow {
  readonly r: Row<'offices'>;
  readonly area: string;
  readonly organisation: string | null;
  readonly kind: OfficeKind;
  readonly name: string;
  /** Whole or masked, as an export writes it. */
  readonly mobile: string | null;
  readonly partyMember: boolean;
  readonly unit: Named | null | undefined;
  readonly employment: Employment | null | undefined;
  readonly validFrom: string;
  readonly validTo: string | null | undefined;
}

export const readOfficeRows = (rows: readonly Row<'offices'>[], words: SheetWords): OfficeRow[] =>
  rows.flatMap((r) => {
    const area = r.needed('area', 20, codeForm);
    const kind = r.require('kind') ? r.word('kind', words.offices) : null;
    const person = r.needed('person', 40);
    const mobile = readMobile(r);
    const member = r.word('partyMember', { yes: '是', no: '否' });
    const unit = r.text('unit', 1, 80);
    const unitArea = r.text('unitArea', 1, 20, codeForm);
    const employment = r.has('employment') ? r.word('employment', words.employments) : undefined;
    const validFrom = r.require('validFrom') ? r.day('validFrom') : null;
    const validTo = r.has('validTo') ? r.day('validTo') : undefined;
    if (!area || !kind || !person || !validFrom) return [];
    if (validTo && validTo < validFrom) r.wrong('validTo', 'organisations.days_reversed', { from: validFrom, to: validTo });
    const organisation = r.text('organisation', 1, 80);
    return [
      {
        r,
        area,
        organisation,
        kind,
        name: person,
        mobile,
        partyMember: member === 'yes',
        unit: !r.has('unit') ? undefined : unit === null ? null : { area: unitArea ?? area, name: unit },
        employment,
        validFrom,
        validTo,
      },
    ];
  });

interface KnownOffice {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly placeId: string;
  readonly unitId: string | null;
  readonly employment: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}
export interface NewOfficeFromSheet {
  readonly id: string;
  readonly personId: string;
  readonly kind: OfficeKind;
  readonly organisationId: string | null;
  readonly areaId: string | null;
  readonly areaPath: string;
  readonly unitId: string | null;
  readonly employment: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}
export interface OfficePlan {
  readonly added: NewOfficeFromSheet[];
  readonly changed: { id: string; employment: string | null; unitId: string | null; validTo: string | null }[];
  unchanged: number;
}

/** Where an office row stands: the organisation or the area, with its id. Null when there is none; that is noted. */
export const placeOf = (
  row: OfficeRow,
  byKey: OrganisationPlan['byKey'],
  ground: Ground,
): { id: string; path: string; kind: OrganisationKind | null } | null => {
  if (row.organisation === null) {
    const area = ground.area(row.area);
    return area ? { ...area, kind: null } : row.r.wrong('area', 'organisations.row_area', { value: row.area });
  }
  const found = byKey.get(keyOf({ area: row.area, name: row.organisation }));
  return found
    ? { id: found.id, path: found.areaPath, kind: found.kind as OrganisationKind }
    : row.r.wrong('organisation', 'organisations.row_organisation', { area: row.area, name: row.organisation });
};

/** Whether a membership holds on a day. */
const holds = (s: Seat, day: string): boolean => s.joinedOn <= day && (s.leftOn === null || s.leftOn >= day);

/** What the sheet of offices asks for. `seats`: memberships as they will be, `left`: those that the same workbook ends or shortens. */
export const planOffices = async (
  rows: readonly { row: OfficeRow; place: NonNullable<ReturnType<typeof placeOf>> }[],
  byKey: OrganisationPlan['byKey'],
  known: { offices: readonly KnownOffice[]; seats: readonly Seat[]; left: readonly Seat[] },
  persons: PersonBook,
  ground: Ground,
  breath: Breath,
): Promise<OfficePlan> => {
  const bySeat = Map.groupBy(
    [...known.offices] as (KnownOffice | (NewOfficeFromSheet & { placeId: string }))[],
    (f) => `${f.placeId} ${f.kind} ${f.personId}`,
  );
  const plan: OfficePlan = { added: [], changed: [], unchanged: 0 };
  for (const { row, place } of rows) {
    await breath();
    const { r, kind } = row;
    const fits = place.kind === null ? isAreaOffice(kind) : hasOffice(kind, place.kind);
    const unit = !row.unit ? row.unit : (byKey.get(keyOf(row.unit)) ?? r.wrong('unit', 'organisations.row_organisation', { ...row.unit }));
    if (!ground.manages(place.path)) r.wrong('area', 'organisations.row_scope');
    else if (!fits || (row.unit !== undefined && (baseOf(kind) === 'part_time_member') !== (row.unit !== null)))
      r.wrong('kind', 'organisations.office_unfit');
    else if (unit && !known.seats.some((s) => s.unitId === unit.id && s.bodyId === place.id && holds(s, row.validFrom)))
      r.wrong('unit', 'organisations.unit_not_member');
    // a seat ends with the membership: here it would be opened again by the same workbook
    else if (
      unit &&
      known.left.some(
        (s) => s.unitId === unit.id && s.bodyId === place.id && holds(s, row.validFrom) && !holds(s, row.validTo ?? '9999-12-31'),
      )
    )
      r.wrong('validTo', 'organisations.seat_outlasts');
    else if (unit || !row.unit) {
      const personId = persons.of(r, row, [place.id]);
      if (personId === null) continue;
      const key = `${place.id} ${kind} ${personId}`;
      const theirs = bySeat.get(key) ?? [];
      const before = theirs.find((f) => f.validFrom === row.validFrom);
      const kept = <K extends 'employment' | 'unitId' | 'validTo'>(key: K, told: KnownOffice[K] | undefined): KnownOffice[K] | null =>
        told === undefined ? (before?.[key] ?? null) : told;
      const wanted = {
        employment: kept('employment', row.employment),
        unitId: kept('unitId', unit === undefined ? undefined : (unit?.id ?? null)),
        validTo: kept('validTo', row.validTo),
      };
      if (baseOf(kind) === 'part_time_member' && wanted.unitId === null) r.wrong('kind', 'organisations.office_unfit');
      else if (
        theirs.some((f) => f !== before && overlap(f, { validFrom: row.validFrom, validTo: wanted.validTo })) ||
        (before && 'areaPath' in before)
      )
        r.wrong('validFrom', 'organisations.office_duplicate');
      else if (!before) {
        const made: NewOfficeFromSheet = {
          id: v7(),
          personId,
          kind,
          organisationId: place.kind === null ? null : place.id,
          areaId: place.kind === null ? place.id : null,
          areaPath: place.path,
          validFrom: row.validFrom,
          ...wanted,
        };
        plan.added.push(made);
        bySeat.set(key, [...theirs, { ...made, placeId: place.id }]);
      } else if (before.employment === wanted.employment && before.unitId === wanted.unitId && before.validTo === wanted.validTo)
        plan.unchanged++;
      else plan.changed.push({ id: before.id, ...wanted });
    }
  }
  return plan;
};
