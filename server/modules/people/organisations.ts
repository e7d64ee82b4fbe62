import type { OrganisationKind } from '#contract/people/organisation-kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
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
}

/** All organisations of one jurisdiction in memory; every question is answered at once. */
export interface Organisations {
  get(id: string): OrganisationRef | null;
  /** Organisations whose area contains `areaPath`, nearest first (longest path), then by name. */
  serving(areaPath: string): readonly OrganisationRef[];
  /** All, by area path and name. */
  all(): readonly OrganisationRef[];
}

export interface OrganisationBooks {
  of(jurisdictionId: string): Promise<Organisations>;
  /** Forgets one jurisdiction's book, or all. */
  forget(jurisdictionId?: string): void;
}

/** Makes the book of a list that is ordered by area path and name. */
export const makeBook = (organisations: readonly OrganisationRef[]): Organisations => {
  const byId = new Map(organisations.map((o) => [o.id, o]));
  const serving = new Map<string, readonly OrganisationRef[]>();
  return {
    get: (id) => byId.get(id) ?? null,
    all: () => organisations,
    serving: (areaPath) => {
      let found = serving.get(areaPath);
      if (!found) {
        // sorting is stable: within one area the order by name stays
        found = organisations.filter((o) => isWithin(areaPath, o.areaPath)).sort((a, b) => b.areaPath.length - a.areaPath.length);
        serving.set(areaPath, found);
      }
      return found;
    },
  };
};

/** Books by jurisdiction, read on first use and after each change. */
export const createOrganisationBooks = (kernel: Kernel): OrganisationBooks => {
  const books = new Map<string, Promise<Organisations>>();
  return {
    of: (jurisdictionId) => {
      let book = books.get(jurisdictionId);
      if (!book) {
        book = kernel.db.read(systemAccess(jurisdictionId), readOrganisations).then((rows) =>
          makeBook(
            rows.map((r) => ({
              id: r.id,
              kind: r.kind as OrganisationKind,
              name: r.name,
              areaId: r.area_id,
              areaPath: r.area_path,
              parentId: r.parent_id,
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
