import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';

/** What presenting stands on: who looks, on which day (Shanghai), what areas are called, and the keys. */
export interface Eye {
  readonly viewer: Viewer;
  readonly today: string;
  readonly territory: TerritorySnapshot;
  readonly ring: Ring;
}

/** Something that hangs on a person, as its module reads it. */
export interface Tie {
  readonly personId: string;
  readonly kind: string;
  /** Key of the kind's word. */
  readonly word: string;
  /** Name of the organisation, area or household. */
  readonly at: string;
  /** The area where it stands: whoever manages persons there manages this one. Null: gives nobody a right. */
  readonly path: string | null;
  /** Whether it holds today; the others are not shown, but give rights. */
  readonly current: boolean;
}

/** What a module hangs on persons. Persons know nothing of it but this. */
export interface PersonUse {
  /** `<module>.<what>` */
  readonly name: string;
  /**
   * A condition in SQL: the person `p` stands in one of the areas whose codes are in `codes` (an array), or below. Tenant tables in it name their
   * `:jurisdiction`. Absent: it makes nobody found.
   */
  within?(codes: string): string;
  /** Everything of this kind that hangs on these persons. */
  ties(eye: Eye, tx: Tx, personIds: readonly string[]): Promise<readonly Tie[]>;
}

/** What the module's commands and queries stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly uses: readonly PersonUse[];
}
