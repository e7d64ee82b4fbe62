import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { claimNeed } from '#contract/matching/api.ts';
import { fail } from '#kernel/errors.ts';
import { addRow } from '#modules/registers/index.ts';
import type { Matching } from '../matching.ts';
import { lists, needFor, publishedResources } from '../queries/lists.ts';

/**
 * Has a need and a resource become a project, in the area of the need; from then on it is a row like any other. The same two make one project.
 * @throws matching.need_not_found, matching.resource_gone, what entering a row throws
 */
export const claim = async (
  matching: Matching,
  viewer: Viewer,
  needId: string,
  { id, resource, name }: z.output<NonNullable<(typeof claimNeed)['body']>>,
): Promise<z.input<typeof claimNeed.response>> => {
  const need = await needFor(matching, viewer, needId);
  const offer = (await publishedResources(matching, viewer)).find((one) => one.id === resource) ?? fail('matching.resource_gone');
  const { unit } = offer.values;
  const project = await addRow(matching.registers.context, viewer, lists.projects, {
    id,
    values: {
      name,
      need: needId,
      resource,
      ...(unit !== undefined && { unit }),
      area: need.side.area,
      claimed_on: shanghaiDay(matching.kernel.clock.now()),
    },
  });
  return { project: project.id };
};
