import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { baseOf, type LocalKind } from '#contract/kernel/kinds.ts';
import type { place, placeActions, placeDetail, publicPlace } from '#contract/places/api.ts';
import { hasAttributes, hasOpening, makesUp, placeKindSet } from '#contract/places/kinds.ts';
import { numberOf } from '#kernel/calendar.ts';
import type { WorkDays } from '#kernel/work-days.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { existsOn } from '../domain/day.ts';
import { openAt } from '../domain/opening-hours.ts';
import { mayManagePlaces } from '../domain/rights.ts';
import { codePath } from '../domain/token.ts';
import type { PlaceRow } from '../store/places.ts';

/** For whom and when a place is shown. */
export interface PlaceView {
  readonly viewer: Viewer;
  readonly snapshot: TerritorySnapshot;
  /** Kinds of the jurisdiction's own. */
  readonly kinds: readonly LocalKind[];
  readonly jurisdictionCode: string;
  /** Address people use, without a slash at its end; empty when it is whatever host a request names. */
  readonly publicUrl: string;
  readonly now: Date;
  /** Days the jurisdiction works. */
  readonly days: WorkDays;
}

const areaName = (snapshot: TerritorySnapshot, code: string): string => {
  const area = snapshot.find(code);
  return area ? snapshot.describe(area) : code;
};
const attributesMet = ({ kind, attributes }: PlaceRow): number | null =>
  hasAttributes(kind) ? Object.values(attributes).filter((one) => one.met).length : null;

/** Open or not; null for a place whose hours nobody has told, for one closed for good and for kinds nobody enters. */
type When = Pick<PlaceView, 'now' | 'days'>;
const openingOf = (row: PlaceRow, { now, days }: When) =>
  row.hours !== null && hasOpening(row.kind) && existsOn(row.closedOn, shanghaiDay(now))
    ? openAt(row.hours, now, row.closedOnHolidays ? days.holiday : undefined, makesUp(row.kind, row.makeUpDays) ? days.makeUp : undefined)
    : null;
/** Whose hours hold when today is a make-up day. */
const makeUpToday = (row: PlaceRow, when: When): z.input<typeof placeDetail>['makeUpToday'] =>
  openingOf(row, when) === null || !when.days.makeUp(numberOf(shanghaiDay(when.now)))
    ? null
    : makesUp(row.kind, row.makeUpDays)
      ? 'working_day'
      : 'weekday';

/** A place as lists show it. */
export const presentPlace = (
  row: PlaceRow,
  { viewer, snapshot, jurisdictionCode, publicUrl, ...when }: PlaceView,
): z.input<typeof place> => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  area: { code: row.areaCode, name: areaName(snapshot, row.areaCode) },
  point: { lon: row.lon, lat: row.lat },
  address: row.address,
  floorArea: row.floorArea,
  attributesMet: attributesMet(row),
  open: openingOf(row, when)?.open ?? null,
  closedOn: row.closedOn,
  codePath: mayManagePlaces(viewer, row.areaPath) ? publicUrl + codePath(jurisdictionCode, row.token) : null,
});

const actionsOf = (row: PlaceRow, { viewer, now }: PlaceView): (typeof placeActions)[number][] => {
  if (!mayManagePlaces(viewer, row.areaPath)) return [];
  const exists = existsOn(row.closedOn, shanghaiDay(now));
  return [...(exists ? (['change', 'renew_code'] as const) : []), row.closedOn === null ? 'close' : 'reopen'];
};

/** A place with everything about it and what the viewer may do. */
export const presentPlaceDetail = (row: PlaceRow, view: PlaceView): z.input<typeof placeDetail> => ({
  ...presentPlace(row, view),
  phone: row.phone,
  organisation: row.organisationId ? { id: row.organisationId, name: row.organisationName ?? '' } : null,
  hours: row.hours as z.input<typeof placeDetail>['hours'],
  hoursSince: row.hoursSince,
  closedOnHolidays: row.closedOnHolidays,
  makeUpDays: row.makeUpDays,
  makeUpToday: makeUpToday(row, view),
  hoursNote: row.hoursNote,
  changesAt: openingOf(row, view)?.changesAt?.toISOString() ?? null,
  facilities: [...row.facilities],
  attributes: row.attributes,
  note: row.note,
  closeReason: row.closeReason,
  version: row.version,
  actions: actionsOf(row, view),
});

/** What anybody learns by the QR code. A patrol point tells only its name and where it is: the rest is for those who patrol. */
export const presentPublicPlace = (
  row: PlaceRow,
  { snapshot, kinds, ...when }: Pick<PlaceView, 'snapshot' | 'kinds' | 'now' | 'days'>,
): z.input<typeof publicPlace> => {
  const own = kinds.find(({ subject, code }) => subject === placeKindSet.subject && code === row.kind);
  const closed = !existsOn(row.closedOn, shanghaiDay(when.now));
  const told = !closed && baseOf(row.kind) !== 'patrol_point';
  const opening = told ? openingOf(row, when) : null;
  return {
    kind: row.kind,
    ownKind: own ? { zh: own.name, en: own.nameEn } : null,
    name: row.name,
    areaName: areaName(snapshot, row.areaCode),
    point: { lon: row.lon, lat: row.lat },
    closed,
    address: told ? row.address : null,
    phone: told ? row.phone : null,
    hours: told ? (row.hours as z.input<typeof publicPlace>['hours']) : null,
    hoursSince: told ? row.hoursSince : null,
    closedOnHolidays: told && row.closedOnHolidays,
    makeUpToday: told ? makeUpToday(row, when) : null,
    hoursNote: told ? row.hoursNote : null,
    open: opening?.open ?? null,
    changesAt: opening?.changesAt?.toISOString() ?? null,
    facilities: told ? [...row.facilities] : [],
  };
};
