import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Scheme } from '#contract/workforce/scheme.ts';
import type { Version } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { WorkersAsked } from './queries/sheet.ts';
import { schemeKind } from './scheme.ts';

/** What the commands and queries of this module work with. */
export interface Workforce {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly registers: Registers;
  readonly sheet: WorkKind<WorkersAsked, undefined>;
}

/** The scheme in force; null where none was published. */
export const schemeIn = ({ kernel }: Pick<Workforce, 'kernel'>, jurisdictionId: string): Promise<Version<Scheme> | null> =>
  kernel.definitions.inForce(schemeKind, jurisdictionId, kernel.clock.now());

/** @throws session.forbidden */
export const allowReading = (viewer: Viewer): void => {
  if (!can(viewer, 'workforce.read')) fail('session.forbidden');
};
