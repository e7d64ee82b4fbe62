import { caseKinds, type OrganisationKind, unitKinds } from '#contract/organisations/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { givers } from '#kernel/permissions.ts';
import { readOrganisations } from './store/organisations.ts';

/** An organisation as other modules see it. */
export interface OrganisationRef {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly areaId: string;
  /** The area it serves, with everything below. */
  readonly areaPath: string;
  readonly parentId: string | null;
  /** Cases may be dispatched to it: it exists, and its kind always may receive them or somebody holds a handler's post there. */
  readonly receives: boolean;
}

/**
 * OrganisationBook of one jurisdiction that take part in cases, in memory; every question is answered at once. Party organisations, contact
 * households and bodies of units are not among them: nobody dispatches to them, and they are most of the tree.
 */
export interface OrganisationBook {
  /** Dissolved ones too, so that old cases can name them. */
  get(id: string): OrganisationRef | null;
  /** Those that receive cases and whose area contains `areaPath`, nearest first (longest path), then by name. */
  serving(areaPath: string): readonly OrganisationRef[];
  /** All that receive cases, by area path and name. */
  all(): readonly OrganisationRef[];
}

export interface OrganisationBooks {
  of(jurisdictionId: string): Promise<OrganisationBook>;
  /** Forgets one jurisdiction's book, or all. */
  forget(jurisdictionId?: string): void;
}

/** Makes the book of a list that is ordered by area path and name. */
export const makeBook = (organisations: readonly OrganisationRef[]): OrganisationBook => {
  const byId = new Map(organisations.map((o) => [o.id, o]));
  const receiving = organisations.filter((o) => o.receives);
  const serving = new Map<string, readonly OrganisationRef[]>();
  return {
    get: (id) => byId.get(id) ?? null,
    all: () => receiving,
    serving: (areaPath) => {
      let found = serving.get(areaPath);
      if (!found) {
        // sorting is stable: within one area the order by name stays
        found = receiving.filter((o) => isWithin(areaPath, o.areaPath)).sort((a, b) => b.areaPath.length - a.areaPath.length);
        serving.set(areaPath, found);
      }
      return found;
    },
  };
};

/** Books by jurisdiction, read on first use and after each change. */
export const createOrganisationBooks = (kernel: Kernel): OrganisationBooks => {
  const books = new Map<string, Promise<OrganisationBook>>();
  return {
    of: (jurisdictionId) => {
      let book = books.get(jurisdictionId);
      if (!book) {
        book = kernel.db
          .load(jurisdictionId, (tx) => readOrganisations(tx, caseKinds, unitKinds, givers('cases.handle')))
          .then((rows) =>
            makeBook(
              rows.map((r) => ({
                id: r.id,
                kind: r.kind as OrganisationKind,
                name: r.name,
                areaId: r.area_id,
                areaPath: r.area_path,
                parentId: r.parent_id,
                receives: r.receives,
              })),
            ),
          );
        const held = book;
        books.set(jurisdictionId, held);
        held.catch(() => {
          if (books.get(jurisdictionId) === held) books.delete(jurisdictionId);
        });
      }
      return book;
    },
    forget: (jurisdictionId) => (jurisdictionId === undefined ? books.clear() : void books.delete(jurisdictionId)),
  };
};
