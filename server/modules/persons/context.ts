import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { bases } from '#contract/persons/file.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { PersonRow } from './store/persons.ts';

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
  /** Whether it holds today. What has ended still gives rights. */
  readonly current: boolean;
  /** Its last day, inclusive; null: open. */
  readonly until: string | null;
  /** A permission over {@link path} (null: over any area) without which nobody is shown it; the person's own copy holds it. Absent: as the use says. */
  readonly needs?: Permission;
  /** Address in the console of what it is. */
  readonly page?: string;
  /** What the sealed particulars that it keeps are for, as its definition says. */
  readonly purposes?: readonly string[];
}

/** What a module hangs on persons. Persons know nothing of it but this. */
export interface PersonUse {
  /** `<module>.<what>` */
  readonly name: string;
  /** On which ground its data are kept (PIPL, article 13), and for how many years after it has ended. */
  readonly basis: (typeof bases)[number];
  readonly keepYears: number;
  /** Nobody's page of a person shows it, such as being a party to a dispute; the person's own copy does. */
  readonly discreet?: true;
  /**
   * A condition in SQL: the person `p` stands in one of the areas whose codes are in `codes` (an array), or below. Tenant tables in it name their
   * `:jurisdiction`. Absent: it makes nobody found.
   */
  within?(codes: string): string;
  /** Ends what rests on a consent that was withdrawn. Absent: nothing of it rests on consent. @returns path of the area where it stood; null: none */
  end?(tx: Tx, personId: string): Promise<string | null>;
  /** Everything of this kind that hangs or hung on these persons. */
  ties(eye: Pick<Eye, 'today' | 'territory'>, tx: Tx, personIds: readonly string[]): Promise<readonly Tie[]>;
  /** Hangs everything on another person. @returns ids of what moved @throws persons.merge_conflict where both cannot stand together */
  move(tx: Tx, from: string, to: string): Promise<string[]>;
  /** Hangs it back, as far as it still hangs there. */
  moveBack(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void>;
}

/** Whose data: an account, a person, or both. */
export interface Subject {
  readonly jurisdictionId: string;
  readonly accountId: string | null;
  readonly person: PersonRow | null;
}

/** Records of one kind as the person gets them: words as they are read, in Chinese. */
export interface Held {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A module that holds data of people, for copies and erasures. */
export interface DataHolder {
  /** Key of what it holds, `cases:holdings.reports`. */
  readonly word: string;
  count(tx: Tx, subject: Subject): Promise<number>;
  copy(eye: Pick<Eye, 'today' | 'territory' | 'ring'>, tx: Tx, subject: Subject): Promise<readonly Held[]>;
  /** On which ground what it holds stays whatever is asked, and until when; null: it goes with {@link DataHolder.erase}. */
  keeps(tx: Tx, subject: Subject): Promise<{ readonly basis: (typeof bases)[number]; readonly until: string | null } | null>;
  /** Erases what it holds, in the transaction of the decision. */
  erase?(tx: Tx, subject: Subject): Promise<void>;
}

/** What the module's commands and queries stand on. */
export interface Context {
  readonly kernel: Kernel;
  readonly territory: Territory;
  readonly uses: readonly PersonUse[];
  readonly holders: readonly DataHolder[];
}
