import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Pack } from '#contract/packs/pack.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { findBrought } from './store/packs.ts';

/** What the commands and queries of this module work with. */
export interface Context {
  readonly kernel: Pick<Kernel, 'clock' | 'db' | 'definitions' | 'jurisdictions' | 'keys'>;
  /** Packs that come with the program, those first that others need. */
  readonly shipped: () => readonly Pack[];
}

/** The pack of a code: one that comes with the program, else one that was brought. @throws packs.pack_not_found */
export const getPack = async ({ shipped }: Pick<Context, 'shipped'>, tx: Tx, jurisdictionId: string, code: string): Promise<Pack> =>
  shipped().find(({ manifest }) => manifest.code === code) ?? (await findBrought(tx, jurisdictionId, code)) ?? fail('packs.pack_not_found');

/** The jurisdiction of a viewer. @throws session.required */
export const homeOf = async ({ kernel }: Context, { jurisdictionId }: Pick<Viewer, 'jurisdictionId'>) =>
  (await kernel.jurisdictions.byId(jurisdictionId)) ?? fail('session.required');
