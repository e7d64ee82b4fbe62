/** A category of cases, as it is chosen by. */
export interface Category {
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
  readonly nameEn: string;
}

/** The categories whose cases count: those chosen, else those named after property management; and all below them. */
export const counted = (
  categories: readonly Category[],
  chosen: string,
): { readonly roots: readonly Category[]; readonly codes: string[] } => {
  const wanted = chosen.split(/\s+/).filter(Boolean);
  const isNamed = ({ code, parentCode, name }: Category): boolean =>
    wanted.length > 0 ? wanted.includes(code) : parentCode === null && name.includes('物业');
  const roots = categories.filter(isNamed);
  return { roots, codes: categories.flatMap(({ code }) => (roots.some((root) => code.startsWith(root.code)) ? [code] : [])) };
};
