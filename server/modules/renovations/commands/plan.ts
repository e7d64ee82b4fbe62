import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  addRenovationOption as addEndpoint,
  changeRenovationOption as changeEndpoint,
  createRenovation as createEndpoint,
} from '#contract/renovations/api.ts';
import type { Bearing } from '#contract/renovations/costs.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { idOf } from '#kernel/ids.ts';
import { makeToken } from '#modules/places/index.ts';
import { type Context, renovationCommand } from '../context.ts';
import { mayManage } from '../policy.ts';
import { areaCodeOf, renovationShown } from '../queries/present.ts';
import { type Flat, flatsIn, unitsIn } from '../store/estate.ts';
import { insertOption, optionsOf, setOption } from '../store/plan.ts';
import { insertRenovation } from '../store/renovations.ts';
import { holdRenovation } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Begins the renovation of an estate. */
export const createRenovation = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    'renovations.create',
    body,
    async ({ eye, tx, log, at }) => {
      const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
      if (!mayManage(viewer, area.path)) fail('session.forbidden');
      if (area.level !== 'grid' && area.level !== 'micro_grid') fail('renovations.no_estate');
      const id = idOf(at);
      const row = { id, title: body.title, areaId: area.id, areaPath: area.path, token: makeToken(), startedAt: at };
      if (!(await insertRenovation(tx, row))) fail('renovations.estate_taken');
      await log('renovations.begun', id, { data: { title: body.title, area: area.code } });
      return id;
    },
    renovationShown,
  );

/** Flats that bear an option, by floor where floors bear differently. */
export const bearingOf = (flats: readonly Pick<Flat, 'floor'>[], weights: readonly { floor: number; weight: number }[]): Bearing[] => {
  if (weights.length === 0) return [{ floor: null, flats: flats.length, weight: 100 }];
  const byFloor = [...Map.groupBy(flats, ({ floor }) => floor)].sort(([a], [b]) => (a ?? -99) - (b ?? -99));
  return byFloor.map(([floor, some]) => ({
    floor,
    flats: some.length,
    weight: weights.find((one) => one.floor === floor)?.weight ?? 100,
  }));
};

const unitOf = async (tx: Tx, areaCode: string, buildingId: string | null, unit: string | null): Promise<string> => {
  const building = (await unitsIn(tx, areaCode)).find(({ id }) => id === buildingId);
  return building && unit !== null && building.units.includes(unit) ? `${building.name}${unit}` : fail('renovations.option_place');
};

/** Puts an option on the menu. */
export const addOption = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  body: Body<typeof addEndpoint>,
): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    `renovations.option ${renovationId}`,
    body,
    async ({ eye, tx, log, at }) => {
      const r = await holdRenovation(eye, tx, renovationId);
      if (r.stage !== 'asking' && r.stage !== 'menu') fail('renovations.option_frozen');
      const { kind, title, words, buildingId, unit, costFen, subsidyFen } = body;
      if (subsidyFen > costFen) fail('renovations.costs_reversed');
      const lift = kind === 'lift';
      if (!lift && (buildingId !== null || unit !== null)) fail('renovations.option_place');
      const place = lift ? await unitOf(tx, areaCodeOf(r), buildingId, unit) : null;
      const flats = await flatsIn(tx, { areaCode: areaCodeOf(r), buildingId, unit });
      const id = idOf(at);
      const photoIds = (await claim(tx, viewer, body.photoIds, { type: 'renovation', id: renovationId }, 'photo', 9)).map(
        (file) => file.id,
      );
      const bearing = bearingOf(flats, lift ? body.floorWeights : []);
      await insertOption(tx, {
        id,
        renovationId,
        kind,
        title,
        words,
        buildingId,
        unit,
        place,
        costFen,
        subsidyFen,
        bearing,
        photoIds,
        chosen: false,
      });
      await log('renovations.option_added', renovationId, { data: { title, costFen } });
      return renovationId;
    },
    renovationShown,
  );

/** Chooses an option for the plan, leaves it out, or takes it off the menu. */
export const changeOption = (
  context: Context,
  viewer: Viewer,
  renovationId: string,
  optionId: string,
  body: Body<typeof changeEndpoint>,
): Promise<RenovationDetail> =>
  renovationCommand(
    context,
    viewer,
    `renovations.choose ${optionId}`,
    body,
    async ({ eye, tx, log }) => {
      const r = await holdRenovation(eye, tx, renovationId);
      if (r.stage !== 'asking' && r.stage !== 'menu') fail('renovations.option_frozen');
      const option = (await optionsOf(tx, [renovationId])).find(({ id }) => id === optionId) ?? fail('renovations.option_not_found');
      await setOption(tx, optionId, { chosen: body.change === 'choose', removed: body.change === 'remove' });
      await log('renovations.option_changed', renovationId, { data: { title: option.title, change: body.change } });
      return renovationId;
    },
    renovationShown,
  );
