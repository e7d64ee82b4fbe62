import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Registers } from '#modules/registers/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What the commands and queries of this module work with. */
export interface Members {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly organisations: Organisations;
  readonly registers: Registers;
}

/** Code of the register whose rows are members. */
export const memberRegister = 'party_members';

/** Codes of the areas in which a viewer sends and accepts members. */
export const transferCodes = (viewer: Viewer): string[] => areasWith(viewer, 'members.transfer').map((path) => path.replaceAll('.', ''));
export const mayTransfer = (viewer: Viewer, path: string): boolean => can(viewer, 'members.transfer', path);
