import { type ArchiveClass, yearsOf } from '#contract/archive/classes.ts';

/** The class of a case: that of the longest beginning of its category that is named, else of its kind, else the usual one. */
export const classOf = (
  { kind, categoryCode }: { readonly kind: string; readonly categoryCode: string | null },
  named: ReadonlyMap<string, ArchiveClass>,
  usual: ArchiveClass,
): ArchiveClass => {
  for (let code = categoryCode ?? ''; code !== ''; code = code.slice(0, -1)) {
    const found = named.get(code);
    if (found) return found;
  }
  return named.get(kind) ?? usual;
};

/** The last day on which a class keeps what was archived on a day; null: for good. 29 February ends with 28 February where there is none. */
export const keptUntil = (archivedOn: string, of: ArchiveClass): string | null => {
  const years = yearsOf[of];
  if (years === null) return null;
  const day = `${Number(archivedOn.slice(0, 4)) + years}${archivedOn.slice(4)}`;
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day ? day : `${day.slice(0, 8)}28`;
};
