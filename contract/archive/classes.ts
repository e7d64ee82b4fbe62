/** Retention classes of the archives (国家档案局令第8号): for good, thirty years, ten years. */
export const classes = ['permanent', 'years30', 'years10'] as const;
export type ArchiveClass = (typeof classes)[number];
/** Years a class keeps what names people, counted from archiving; null: for good. */
export const yearsOf: Readonly<Record<ArchiveClass, number | null>> = { permanent: null, years30: 30, years10: 10 };

const said: Readonly<Record<string, ArchiveClass>> = {
  永久: 'permanent',
  '30': 'years30',
  '30年': 'years30',
  '10': 'years10',
  '10年': 'years10',
};
const line = /^\s*([A-Za-z0-9_-]{1,40})\s*[=＝]\s*(永久|30年?|10年?)\s*$/;

/** Reads classes by kind of case or code of category, `dispute=30; 0203=永久`: the longest code that fits counts, then the kind. Null where it is no such list. */
export const readClasses = (text: string): ReadonlyMap<string, ArchiveClass> | null => {
  const parts = text.split(/[;；\n]/).filter((part) => part.trim() !== '');
  const read = parts.flatMap((part): (readonly [string, ArchiveClass])[] => {
    const found = line.exec(part);
    const given = found && said[found[2] as string];
    return found && given ? [[found[1] as string, given]] : [];
  });
  return read.length === parts.length ? new Map(read) : null;
};
