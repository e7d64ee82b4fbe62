import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  addEnrolmentGroup,
  changeEnrolmentGroup,
  EnrolmentCommunity,
  EnrolmentGroup,
  makeEnrolmentCode,
} from '#contract/enrolment/communities.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { presentCommunities } from '../queries/codes.ts';
import { countBuildings, findGroup, replaceCode, writeGroup } from '../store/communities.ts';
import { communityOf } from './begin.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** @throws territory.area_not_found, enrolment.no_community, session.forbidden */
const managed = (eye: Eye, code: string) => {
  const area = communityOf(eye, code);
  return mayManage(eye.viewer, area.path) ? area : fail('session.forbidden');
};

/** A code for a community, in place of the one it had. */
export const makeCode = async (context: Context, viewer: Viewer, body: Body<typeof makeEnrolmentCode>): Promise<EnrolmentCommunity> => {
  const eye = await eyeOf(context, viewer);
  const area = managed(eye, body.areaCode);
  return command(
    context.kernel,
    viewer,
    'enrolment.make_code',
    body,
    async ({ tx, at, log }) => {
      await replaceCode(tx, { id: body.id, area, at, by: viewer.accountId });
      await log('enrolment.code_made', area.code);
      return body.id;
    },
    async ({ tx }) => (await presentCommunities(eye, tx, [area], [area.code]))[0] ?? fail('enrolment.no_community'),
  );
};

const answer =
  (eye: Eye) =>
  async ({ tx }: Command, id: string): Promise<EnrolmentGroup> => {
    const { areaPath, ...group } = (await findGroup(tx, id)) ?? fail('enrolment.group_unknown');
    if (!mayManage(eye.viewer, areaPath)) fail('session.forbidden');
    return { ...group, buildings: [...group.buildings], community: areaOf(eye, areaPath) };
  };

/** @throws enrolment.building_unknown where one of them does not stand in the community */
const requireBuildings = async (tx: Command['tx'], ids: readonly string[], areaCode: string): Promise<void> => {
  if ((await countBuildings(tx, ids, areaCode)) < new Set(ids).size) fail('enrolment.building_unknown');
};

export const addGroup = async (context: Context, viewer: Viewer, body: Body<typeof addEnrolmentGroup>): Promise<EnrolmentGroup> => {
  const eye = await eyeOf(context, viewer);
  const area = managed(eye, body.areaCode);
  return command(
    context.kernel,
    viewer,
    'enrolment.add_group',
    body,
    async ({ tx, log }) => {
      await requireBuildings(tx, body.buildingIds, area.code);
      await writeGroup(tx, { id: body.id, area, name: body.name, buildingIds: body.buildingIds });
      await log('enrolment.group_added', body.id, { data: { name: body.name } });
      return body.id;
    },
    answer(eye),
  );
};

export const changeGroup = async (
  context: Context,
  viewer: Viewer,
  groupId: string,
  body: Body<typeof changeEnrolmentGroup>,
): Promise<EnrolmentGroup> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.change_group ${groupId}`,
    body,
    async ({ tx, log }) => {
      const { areaPath } = (await findGroup(tx, groupId)) ?? fail('enrolment.group_unknown');
      if (!mayManage(viewer, areaPath)) fail('session.forbidden');
      await requireBuildings(tx, body.buildingIds, areaPath.replaceAll('.', ''));
      await writeGroup(tx, { id: groupId, area: null, name: body.name, buildingIds: body.buildingIds });
      await log('enrolment.group_changed', groupId, { data: { name: body.name } });
      return groupId;
    },
    answer(eye),
  );
};
