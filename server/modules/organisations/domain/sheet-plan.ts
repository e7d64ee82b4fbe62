import { v7 } from 'uuid';
import { isCreditCode } from '#contract/kernel/check-digits.ts';
import { capitalCodeOf, telephoneOf } from '#contract/kernel/typed.ts';
import { isUnit, mayStandBelow, type OrganisationKind } from '#contract/organisations/kinds.ts';
import { readCoordinates } from '#kernel/sheets/rows/coordinates.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import type { Row, SheetWords } from './people-sheet.ts';

/** What is asked of the territory and of the viewer's rights while a sheet is planned. */
export interface Ground {
  /** A present area by its code. */
  area(code: string): { id: string; path: string } | null;
  manages(areaPath: string): boolean;
  mayStandUnder(areaPath: string): boolean;
}
export interface KnownOrganisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly parentArea: string | null;
  readonly creditCode: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly members: number | null;
  readonly households: number | null;
  readonly foundedOn: string | null;
  readonly note: string | null;
}
export interface Named {
  readonly area: string;
  readonly name: string;
}
const facts = ['creditCode', 'address', 'phone', 'lon', 'lat', 'members', 'households', 'foundedOn', 'note'] as const;
type Facts = Partial<Pick<KnownOrganisation, (typeof facts)[number]>>;
export interface OrganisationRow {
  readonly r: Row<'organisations'>;
  readonly area: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parent: Named | null;
  readonly facts: Facts;
}

export const keyOf = ({ area, name }: Named): string => `${area} ${name}`;

/** Reads the rows of organisations. A column that is not in the sheet says nothing; an empty cell says that there is nothing. */
export const readOrganisationRows = (rows: readonly Row<'organisations'>[], words: SheetWords): OrganisationRow[] =>
  rows.flatMap((r) => {
    const area = r.needed('area', 20, codeForm);
    const kind = r.require('kind') ? r.word('kind', words.kinds) : null;
    const name = r.needed('name', 80);
    const parentName = r.text('parent', 1, 80);
    const parentArea = r.text('parentArea', 1, 20, codeForm);
    const code = r.text('creditCode', 1, 30, { clean: capitalCodeOf });
    if (code !== null && !isCreditCode(code)) r.wrong('creditCode', 'organisations.credit_code_invalid');
    const point = readCoordinates(r);
    const read: Required<Facts> = {
      creditCode: code,
      address: r.text('address', 1, 200),
      phone: r.phone('phone', { clean: telephoneOf, check: { is: /^[0-9+() -]+$/, code: 'organisations.cell_phone' } }),
      lon: point?.lon ?? null,
      lat: point?.lat ?? null,
      members: r.number('members', 0, 1_000_000, true),
      households: r.number('households', 0, 1_000_000, true),
      foundedOn: r.day('foundedOn'),
      note: r.lines('note', 1000),
    };
    if (area === null || kind === null || name === null) return [];
    const told = Object.fromEntries(facts.filter((column) => r.has(column)).map((column) => [column, read[column]])) as Facts;
    return [{ r, area, kind, name, parent: parentName === null ? null : { area: parentArea ?? area, name: parentName }, facts: told }];
  });

export interface NewFromSheet extends KnownOrganisation {
  readonly areaId: string;
}
export interface OrganisationPlan {
  readonly added: readonly NewFromSheet[];
  readonly changed: readonly KnownOrganisation[];
  readonly unchanged: number;
  /** Every organisation that is known or will be, by {@link keyOf}. */
  readonly byKey: ReadonlyMap<string, KnownOrganisation>;
}

/** Awaited for each row: others have their turn in between. */
export type Breath = () => Promise<void> | undefined;

/** What the sheet of organisations asks for. Kind, area and parent of an existing one are not changed by a sheet. */
export const planOrganisations = async (
  rows: readonly OrganisationRow[],
  known: readonly KnownOrganisation[],
  ground: Ground,
  breath: Breath,
): Promise<OrganisationPlan> => {
  const byKey = new Map(known.map((o) => [keyOf({ area: o.areaCode, name: o.name }), o]));
  const byCredit = new Map(known.flatMap((o) => (o.creditCode === null ? [] : [[o.creditCode, o] as const])));
  const seen = new Map<string, number>();
  const added: NewFromSheet[] = [];
  const changed: KnownOrganisation[] = [];
  const parents: { row: OrganisationRow; made: { parentId: string | null } }[] = [];
  let unchanged = 0;
  for (const row of rows) {
    await breath();
    const { r, kind, name } = row;
    const area = ground.area(row.area);
    const credit = row.facts.creditCode ?? null;
    const before = (credit === null ? undefined : byCredit.get(credit)) ?? byKey.get(keyOf(row));
    const keys = [keyOf(row), ...(before ? [before.id] : []), ...(credit === null ? [] : [credit])];
    const first = keys.map((key) => seen.get(key)).find((at) => at !== undefined);
    if (!area) r.wrong('area', 'organisations.row_area', { value: row.area });
    else if (!ground.manages(area.path) || (before && !ground.manages(before.areaPath))) r.wrong('area', 'organisations.row_scope');
    else if (first !== undefined) r.wrong('name', 'organisations.row_twice', { row: first });
    else if (before && before.areaCode !== row.area) r.wrong('area', 'organisations.row_moved', { value: before.areaCode });
    else if (before && before.kind !== kind) r.wrong('kind', 'organisations.row_moved', { value: before.kind });
    else if (before && row.parent && keyOf(row.parent) !== keyOf({ area: before.parentArea ?? '', name: before.parentName ?? '' }))
      r.wrong('parent', 'organisations.row_moved', { value: before.parentName ?? '' });
    else if (before) {
      const after = { ...before, ...row.facts, name };
      // another name that somebody else in the area bears
      const bearer = byKey.get(keyOf(row));
      if (bearer && bearer.id !== before.id) r.wrong('name', 'organisations.organisation_name_taken');
      else if (after.name === before.name && facts.every((f) => after[f] === before[f])) unchanged++;
      else {
        changed.push(after);
        byKey.set(keyOf(row), after);
      }
    } else {
      const blank = {
        creditCode: null,
        address: null,
        phone: null,
        lon: null,
        lat: null,
        members: null,
        households: null,
        foundedOn: null,
        note: null,
      };
      const made = {
        ...blank,
        ...row.facts,
        id: v7(),
        kind,
        name,
        areaCode: row.area,
        areaPath: area.path,
        areaId: area.id,
        parentId: null as string | null,
        parentName: null,
        parentArea: null,
      };
      added.push(made);
      byKey.set(keyOf(row), made);
      if (row.parent) parents.push({ row, made });
    }
    for (const key of keys) seen.set(key, r.row);
  }
  for (const { row, made } of parents) {
    const parent = byKey.get(keyOf(row.parent as Named));
    if (!parent) row.r.wrong('parent', 'organisations.row_organisation', { ...(row.parent as Named) });
    else if (!ground.mayStandUnder(parent.areaPath)) row.r.wrong('parent', 'organisations.row_scope');
    else if (!mayStandBelow(row.kind, parent.kind as OrganisationKind)) row.r.wrong('parent', 'organisations.parent_unfit');
    else made.parentId = parent.id;
  }
  // kinds that do not stand in an order by rank could close a circle among new ones
  const parentOf = new Map(added.map((o) => [o.id, o.parentId]));
  for (const { row, made } of parents) {
    const passed = new Set<string>();
    for (let at = made.parentId; at !== null && parentOf.has(at); at = parentOf.get(at) ?? null) {
      if (passed.has(at)) {
        row.r.wrong('parent', 'organisations.parent_circle');
        break;
      }
      passed.add(at);
    }
  }
  return { added, changed, unchanged, byKey };
};

export interface AgreementRow {
  readonly r: Row<'agreements'>;
  readonly title: string;
  readonly partner: Named;
  readonly unit: Named;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Undefined: the sheet has no such column. */
  readonly remindDays: number | undefined;
}
/** Days before its end on which an agreement is brought to mind when nobody says otherwise. */
const usualReminder = 30;
export const readAgreementRows = (rows: readonly Row<'agreements'>[]): AgreementRow[] =>
  rows.flatMap((r) => {
    const title = r.needed('title', 100);
    const [partnerArea, partner] = [r.needed('partnerArea', 20, codeForm), r.needed('partner', 80)];
    const [unitArea, unit] = [r.needed('unitArea', 20, codeForm), r.needed('unit', 80)];
    const days = (['signedOn', 'validFrom', 'validTo'] as const).map((column) => (r.require(column) ? r.day(column) : null));
    const remindDays = r.has('remindDays') ? (r.number('remindDays', 0, 365, true) ?? usualReminder) : undefined;
    const [signedOn, validFrom, validTo] = days;
    if (!title || !partnerArea || !partner || !unitArea || !unit || !signedOn || !validFrom || !validTo) return [];
    if (validTo < validFrom) r.wrong('validTo', 'organisations.days_reversed', { from: validFrom, to: validTo });
    return [
      {
        r,
        title,
        partner: { area: partnerArea, name: partner },
        unit: { area: unitArea, name: unit },
        signedOn,
        validFrom,
        validTo,
        remindDays,
      },
    ];
  });

export interface KnownAgreement {
  readonly id: string;
  readonly title: string;
  readonly unitId: string;
  readonly partnerId: string;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly remindDays: number;
  readonly over: boolean;
}
export type PlannedAgreement = Omit<KnownAgreement, 'over'>;

/** Agreements are the same when both sides, title and first day are. */
export const sameAgreement = (a: Pick<KnownAgreement, 'unitId' | 'partnerId' | 'title' | 'validFrom'>): string =>
  `${a.unitId} ${a.partnerId} ${a.validFrom} ${a.title}`;

/** What the sheet of agreements asks for. */
export const planAgreements = async (
  rows: readonly AgreementRow[],
  byKey: OrganisationPlan['byKey'],
  known: readonly KnownAgreement[],
  ground: Ground,
  breath: Breath,
): Promise<{ added: PlannedAgreement[]; changed: PlannedAgreement[]; unchanged: number }> => {
  const before = new Map(known.map((a) => [sameAgreement(a), a]));
  const seen = new Map<string, number>();
  const plan = { added: [] as PlannedAgreement[], changed: [] as PlannedAgreement[], unchanged: 0 };
  for (const { r, partner, unit, ...terms } of rows) {
    await breath();
    const [side, other] = [byKey.get(keyOf(partner)), byKey.get(keyOf(unit))];
    if (!side) r.wrong('partner', 'organisations.row_organisation', { ...partner });
    if (!other) r.wrong('unit', 'organisations.row_organisation', { ...unit });
    if (!side || !other) continue;
    if (!ground.manages(side.areaPath)) r.wrong('partnerArea', 'organisations.row_scope');
    if (side.id === other.id || !isUnit(other.kind)) r.wrong('unit', 'organisations.agreement_unfit');
    const key = sameAgreement({ ...terms, unitId: other.id, partnerId: side.id });
    const first = seen.get(key);
    if (first !== undefined) r.wrong('title', 'organisations.row_twice', { row: first });
    seen.set(key, r.row);
    const found = before.get(key);
    const remindDays = terms.remindDays ?? found?.remindDays ?? usualReminder;
    const row = { id: found?.id ?? v7(), unitId: other.id, partnerId: side.id, ...terms, remindDays };
    if (!found) plan.added.push(row);
    else if (found.signedOn === row.signedOn && found.validTo === row.validTo && found.remindDays === row.remindDays) plan.unchanged++;
    else if (found.over) r.wrong('title', 'organisations.agreement_over');
    else plan.changed.push(row);
  }
  return plan;
};
