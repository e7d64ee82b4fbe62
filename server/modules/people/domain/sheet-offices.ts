import { v7 } from 'uuid';
import { areaOffices, type employments, hasOffice, type OfficeKind, type OrganisationKind } from '#contract/people/organisation-kinds.ts';
import { maskPhone } from './names.ts';
import type { RowReader, SheetWords } from './people-sheet.ts';
import { type Ground, keyOf, type Named, type OrganisationPlan } from './sheet-plan.ts';

export interface OfficeRow {
  readonly r: RowReader;
  readonly area: string;
  readonly organisation: string | null;
  readonly kind: OfficeKind;
  readonly person: string;
  /** Whole or masked, as an export writes it. */
  readonly mobile: string | null;
  readonly partyMember: boolean;
  readonly unit: Named | null;
  readonly employment: (typeof employments)[number] | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export const readOfficeRows = (rows: readonly RowReader[], words: SheetWords): OfficeRow[] =>
  rows.flatMap((r) => {
    const area = r.needed('area', 20);
    const kind = r.needed('kind', 20) === null ? null : r.word('kind', words.offices);
    const person = r.needed('person', 40);
    const mobile = r.text('mobile', 1, 20, { is: /^1[3-9]\d(\d{8}|\*{4}\d{4})$/, code: 'people.cell_phone' });
    const member = r.word('partyMember', { yes: '是', no: '否' });
    const unit = r.text('unit', 1, 80);
    const unitArea = r.text('unitArea', 1, 20);
    const employment = r.word('employment', words.employments);
    const validFrom = r.needed('validFrom', 40) === null ? null : r.day('validFrom');
    const validTo = r.day('validTo');
    if (!area || !kind || !person || !validFrom) return [];
    if (validTo !== null && validTo < validFrom) r.wrong('validTo', 'people.days_reversed', { from: validFrom, to: validTo });
    const organisation = r.text('organisation', 1, 80);
    return [
      {
        r,
        area,
        organisation,
        kind,
        person,
        mobile,
        partyMember: member === 'yes',
        unit: unit === null ? null : { area: unitArea ?? area, name: unit },
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
export interface NewPersonFromSheet {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly partyMember: boolean;
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
  readonly persons: NewPersonFromSheet[];
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
    return area ? { ...area, kind: null } : row.r.wrong('area', 'people.row_area', { value: row.area });
  }
  const found = byKey.get(keyOf({ area: row.area, name: row.organisation }));
  return found
    ? { id: found.id, path: found.areaPath, kind: found.kind as OrganisationKind }
    : row.r.wrong('organisation', 'people.row_organisation', { area: row.area, name: row.organisation });
};

const overlap = (a: { validFrom: string; validTo: string | null }, b: { validFrom: string; validTo: string | null }): boolean =>
  (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom);

/**
 * What the sheet of offices asks for. A person is whoever has the phone, else whoever of that name holds or held office in the place, else
 * somebody new. Persons who are known are not changed by a sheet.
 */
export const planOffices = (
  rows: readonly { row: OfficeRow; place: NonNullable<ReturnType<typeof placeOf>> }[],
  byKey: OrganisationPlan['byKey'],
  known: {
    offices: readonly KnownOffice[];
    phones: readonly { id: string; name: string; phone: string }[];
    seats: readonly { unitId: string; bodyId: string; from: string; to: string | null }[];
  },
  ground: Ground,
): OfficePlan => {
  const byPlace = Map.groupBy<string, { personId: string; name: string; phone: string | null }>(
    known.offices,
    (f) => (f as KnownOffice).placeId,
  );
  const byPhone = new Map(known.phones.map((p) => [p.phone, p]));
  const bySeat = Map.groupBy(
    [...known.offices] as (KnownOffice | (NewOfficeFromSheet & { placeId: string }))[],
    (f) => `${f.placeId} ${f.kind} ${f.personId}`,
  );
  const plan: OfficePlan = { persons: [], added: [], changed: [], unchanged: 0 };

  const personOf = ({ r, person: name, mobile, partyMember }: OfficeRow, placeId: string): string | null => {
    if (mobile !== null && !mobile.includes('*')) {
      const found = byPhone.get(mobile);
      if (found) return found.name === name ? found.id : r.wrong('mobile', 'people.person_phone_taken');
    }
    const masked = mobile?.includes('*') ? mobile : null;
    const here = (byPlace.get(placeId) ?? []).filter((p) => p.name === name && (masked === null || maskPhone(p.phone) === masked));
    const ids = new Set(here.map((p) => p.personId));
    if (mobile === null || masked !== null) {
      if (ids.size > 1 || (masked !== null && ids.size === 0)) return r.wrong('person', 'people.row_person', { name });
      const [only] = ids;
      if (only !== undefined) return only;
    }
    const made = { id: v7(), name, phone: masked === null ? mobile : null, partyMember };
    plan.persons.push(made);
    if (made.phone !== null) byPhone.set(made.phone, { ...made, phone: made.phone });
    byPlace.set(placeId, [...(byPlace.get(placeId) ?? []), { personId: made.id, name, phone: made.phone }]);
    return made.id;
  };

  for (const { row, place } of rows) {
    const { r, kind } = row;
    const fits = place.kind === null ? (areaOffices as readonly string[]).includes(kind) : hasOffice(kind, place.kind);
    const unit = row.unit === null ? null : (byKey.get(keyOf(row.unit)) ?? r.wrong('unit', 'people.row_organisation', { ...row.unit }));
    if (!ground.manages(place.path)) r.wrong('area', 'people.row_scope');
    else if (!fits || (kind === 'part_time_member') !== (row.unit !== null)) r.wrong('kind', 'people.office_unfit');
    else if (
      unit &&
      !known.seats.some(
        (s) => s.unitId === unit.id && s.bodyId === place.id && s.from <= row.validFrom && (s.to === null || s.to >= row.validFrom),
      )
    )
      r.wrong('unit', 'people.unit_not_member');
    else if (unit || row.unit === null) {
      const personId = personOf(row, place.id);
      if (personId === null) continue;
      const key = `${place.id} ${kind} ${personId}`;
      const theirs = bySeat.get(key) ?? [];
      const before = theirs.find((f) => f.validFrom === row.validFrom);
      const wanted = { employment: row.employment, unitId: unit?.id ?? null, validTo: row.validTo };
      if (theirs.some((f) => f !== before && overlap(f, row)) || (before && 'areaPath' in before))
        r.wrong('validFrom', 'people.office_duplicate');
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
