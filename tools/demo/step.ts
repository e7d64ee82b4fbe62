import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';

/** The demo district while it is created: its areas, organisations and accounts are there. */
export interface DemoDistrict {
  readonly jurisdictionId: string;
  /** Id of each area by its code. */
  readonly areaIds: ReadonlyMap<string, string>;
  /** Keys of the jurisdiction. */
  readonly ring: Ring;
}

/** What a module adds to the demo, the default export of `tools/demo/modules/<module>.ts`; all or nothing with the rest. */
export type DemoStep = (tx: Tx, district: DemoDistrict) => Promise<void>;
