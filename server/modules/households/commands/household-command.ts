import type { Viewer } from '#contract/accounts/viewer.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { mayManage } from '../policy.ts';
import { type Eye, openEye } from '../queries/eye.ts';
import { type BuildingRow, findBuilding } from '../store/buildings.ts';
import { findHousehold, type HouseholdRow } from '../store/households.ts';

/** What a command on buildings and households works with. */
export interface Running extends Command {
  readonly eye: Eye;
}

/** Runs one command of somebody who manages households. Whether they manage the very place is for the command to ask. */
export const householdCommand = async <T>(
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  change: (running: Running) => Promise<string>,
  answer: (running: Running, id: string) => Promise<T>,
): Promise<T> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => change({ ...running, eye }),
    (running, id) => answer({ ...running, eye }, id),
  );
};

/** A building the viewer may change, held. @throws households.building_not_found, session.forbidden, households.building_changed */
export const holdBuilding = async ({ tx, eye }: Running, id: string, version?: number): Promise<BuildingRow> => {
  const row = await findBuilding(tx, eye.today, id, true);
  if (!row || row.goneOn !== null) return fail('households.building_not_found');
  if (!mayManage(eye.viewer, row.areaPath)) fail('session.forbidden');
  if (version !== undefined && row.version !== version) fail('households.building_changed', { version: row.version });
  return row;
};

/** A household the viewer may change, held. @throws households.household_not_found, session.forbidden, households.household_ended, households.household_changed */
export const holdHousehold = async ({ tx, eye }: Running, id: string, version?: number): Promise<HouseholdRow> => {
  const row = (await findHousehold(tx, id, true)) ?? fail('households.household_not_found');
  if (!mayManage(eye.viewer, row.areaPath)) fail('session.forbidden');
  if (row.endedOn !== null) fail('households.household_ended');
  if (version !== undefined && row.version !== version) fail('households.household_changed', { version: row.version });
  return row;
};
