import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type {
  changePlace as changePlaceEndpoint,
  closePlace as closePlaceEndpoint,
  createPlace as createPlaceEndpoint,
  PlaceFacts,
  placeDetail,
} from '#contract/places/api.ts';
import { hasAttributes, placeKindSet } from '#contract/places/kinds.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { refuseOutside } from '#modules/territory/index.ts';
import { existsOn } from '../domain/day.ts';
import { isReadable, managesPlaces, mayManagePlaces } from '../domain/rights.ts';
import { makeToken } from '../domain/token.ts';
import { type PlaceContext, placeShown, placeView } from '../queries/list-places.ts';
import type { PlaceView } from '../queries/present-place.ts';
import {
  announcePlaces,
  insertPlaces,
  lockPlace,
  organisationExists,
  type PlaceRow,
  type PlaceValues,
  setClosed,
  setToken,
  updatePlaces,
} from '../store/places.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Detail = z.input<typeof placeDetail>;
/** What a change leaves in the audit trail. */
interface Trace {
  readonly placeId: string;
  readonly action: string;
  readonly reason?: string;
  readonly data: Record<string, unknown>;
}

/** One command on a place: audit line, word to all processes, answer as the place then stands. */
const placeCommand = async (
  context: PlaceContext,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (tx: Tx, view: PlaceView) => Promise<Trace>,
): Promise<Detail> => {
  const view = await placeView(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    async ({ tx, jurisdictionId, log }) => {
      if (!managesPlaces(viewer)) fail('session.forbidden');
      const { placeId, action, ...more } = await change(tx, view);
      await log(action, placeId, more);
      await announcePlaces(tx, jurisdictionId);
      return placeId;
    },
    ({ tx }, placeId) => placeShown(tx, placeId, view),
  );
};

/** The place, held, as the viewer may change it. @throws places.place_not_found, session.forbidden, places.place_changed */
const hold = async (tx: Tx, { viewer, snapshot }: PlaceView, id: string, version: number): Promise<PlaceRow> => {
  const row = await lockPlace(tx, id);
  if (!row || !isReadable(viewer, snapshot.root.path, row.areaPath)) fail('places.place_not_found');
  if (!mayManagePlaces(viewer, row.areaPath)) fail('session.forbidden');
  if (row.version !== version) fail('places.place_changed', { version: row.version });
  return row;
};
const mustExist = (row: PlaceRow, { now }: PlaceView): void => {
  if (!existsOn(row.closedOn, shanghaiDay(now))) fail('places.place_closed');
};

/** Facts as they are stored: the area is the one the point lies in. @throws territory.outside, territory.undrawn */
export function valuesOf(id: string, facts: PlaceFacts, snapshot: TerritorySnapshot): PlaceValues {
  const { area } = snapshot.locate(facts.point) ?? refuseOutside(snapshot);
  const {
    kind,
    name,
    address,
    phone,
    organisationId,
    floorArea,
    hours,
    closedOnHolidays,
    makeUpDays,
    hoursNote,
    facilities,
    attributes,
    note,
  } = facts;
  return {
    id,
    kind,
    name,
    areaId: area.id,
    areaCode: area.code,
    areaPath: area.path,
    lon: facts.point.lon,
    lat: facts.point.lat,
    address: address || null,
    phone: phone || null,
    organisationId,
    floorArea,
    hours,
    closedOnHolidays,
    makeUpDays: makeUpDays ?? null,
    hoursNote: hoursNote || null,
    facilities: [...new Set(facilities)],
    attributes: hasAttributes(kind) ? attributes : {},
    note: note || null,
  };
}

const checked = async (tx: Tx, { viewer, snapshot }: PlaceView, id: string, facts: PlaceFacts): Promise<PlaceValues> => {
  const values = valuesOf(id, facts, snapshot);
  if (!mayManagePlaces(viewer, values.areaPath)) fail('session.forbidden');
  if (values.organisationId && !(await organisationExists(tx, values.organisationId))) fail('organisations.organisation_not_found');
  return values;
};

/** Names of the facts in which two states of a place differ. */
export const differences = (before: PlaceRow, after: PlaceValues): string[] =>
  (Object.keys(after) as (keyof PlaceValues)[]).filter((key) => canonicalOf(before[key]) !== canonicalOf(after[key]));
/** Equal for equal values whatever the order of their keys, which the database does not keep. */
const canonicalOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export const createPlace = (context: PlaceContext, viewer: Viewer, body: Body<typeof createPlaceEndpoint>): Promise<Detail> =>
  placeCommand(context, viewer, 'territory.create_place', body, async (tx, view) => {
    const { id: _, ...facts } = body;
    checkKind(view.kinds, placeKindSet, facts.kind);
    const values = await checked(tx, view, v7(), facts);
    await insertPlaces(tx, [{ ...values, token: makeToken() }], shanghaiDay(view.now));
    const { kind, name, areaCode } = values;
    return { placeId: values.id, action: 'territory.place_created', data: { kind, name, area: areaCode } };
  });

/** Changes what is said of a place; a moved point moves its area. Both the old and the new area must be the viewer's. */
export const changePlace = (
  context: PlaceContext,
  viewer: Viewer,
  placeId: string,
  body: Body<typeof changePlaceEndpoint>,
): Promise<Detail> =>
  placeCommand(context, viewer, `territory.change_place ${placeId}`, body, async (tx, view) => {
    const { id: _, version, ...facts } = body;
    const row = await hold(tx, view, placeId, version);
    mustExist(row, view);
    checkKind(view.kinds, placeKindSet, facts.kind, row.kind);
    const values = await checked(tx, view, placeId, { makeUpDays: row.makeUpDays, ...facts });
    const changed = differences(row, values);
    if (changed.length > 0) await updatePlaces(tx, [values], shanghaiDay(view.now));
    const moved = row.areaCode === values.areaCode ? {} : { from: row.areaCode, to: values.areaCode };
    return { placeId, action: 'territory.place_changed', data: { name: values.name, changed, ...moved } };
  });

/** Closes a place for good; it stays in the register. */
export const closePlace = (
  context: PlaceContext,
  viewer: Viewer,
  placeId: string,
  body: Body<typeof closePlaceEndpoint>,
): Promise<Detail> =>
  placeCommand(context, viewer, `territory.close_place ${placeId}`, body, async (tx, view) => {
    const row = await hold(tx, view, placeId, body.version);
    if (row.closedOn !== null) fail('places.place_closed');
    await setClosed(tx, placeId, body.closedOn, body.reason);
    return { placeId, action: 'territory.place_closed', reason: body.reason, data: { name: row.name, closedOn: body.closedOn } };
  });

/** Takes a closing back. */
export const reopenPlace = (
  context: PlaceContext,
  viewer: Viewer,
  placeId: string,
  body: { id: string; version: number },
): Promise<Detail> =>
  placeCommand(context, viewer, `territory.reopen_place ${placeId}`, body, async (tx, view) => {
    const row = await hold(tx, view, placeId, body.version);
    if (row.closedOn === null) fail('places.place_open');
    await setClosed(tx, placeId, null, null);
    return { placeId, action: 'territory.place_reopened', data: { name: row.name, closedOn: row.closedOn } };
  });

/** Gives a place a new QR code. The old token is forgotten: signs that carry it lead nowhere. */
export const renewPlaceCode = (
  context: PlaceContext,
  viewer: Viewer,
  placeId: string,
  body: { id: string; version: number },
): Promise<Detail> =>
  placeCommand(context, viewer, `territory.renew_place_code ${placeId}`, body, async (tx, view) => {
    const row = await hold(tx, view, placeId, body.version);
    mustExist(row, view);
    await setToken(tx, placeId, makeToken());
    return { placeId, action: 'territory.place_code_renewed', data: { name: row.name } };
  });
