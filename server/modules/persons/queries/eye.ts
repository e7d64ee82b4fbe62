import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Eye } from '../context.ts';

/** Opens the eyes of a viewer. Before any transaction: it may have to read the territory and the keys. */
export const openEye = async ({ kernel, territory }: { kernel: Kernel; territory: Territory }, viewer: Viewer): Promise<Eye> => ({
  viewer,
  today: shanghaiDay(kernel.clock.now()),
  territory: await territory.snapshot(viewer.jurisdictionId),
  ring: await kernel.keys.of(viewer.jurisdictionId),
});
