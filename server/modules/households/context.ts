import type { Kernel } from '#kernel/kernel.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Acts } from '#modules/activities/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the module's acts and questions stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  /** The record of acts on the spot. */
  readonly acts: Acts;
  /** Its workbook. */
  readonly exports: WorkKind<{ area: string; template: boolean }, undefined>;
}

/** Live channel: buildings of a jurisdiction changed. */
export const buildingsChannel = 'buildings';
