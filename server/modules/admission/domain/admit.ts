import type { AdmissionKind } from '#contract/admission/kinds.ts';

/** An item as it is judged by. Days are `YYYY-MM-DD`. */
export interface Admitted {
  readonly code: string;
  readonly title: string;
  readonly basis: string;
  readonly kind: AdmissionKind;
  readonly categoryCode: string | null;
  readonly endsOn: string | null;
}

/**
 * Why a case of a category may not go to a community: what was withdrawn from communities, or that the list has nothing for it; null when it
 * may. The item of the deepest category decides. Without items that name categories there is no list to judge by, and of a case without a
 * category nothing can be told.
 */
export const refusalOf = (
  items: readonly Admitted[],
  categoryCode: string | null,
  today: string,
): { readonly withdrawn: Admitted } | { readonly missing: true } | null => {
  const listed = items.filter((one) => one.categoryCode !== null && (one.endsOn === null || one.endsOn >= today));
  if (categoryCode === null || listed.length === 0) return null;
  const depth = (one: Admitted): number => one.categoryCode?.length ?? 0;
  // of two for one category, what admits it: an emergency lifts what was withdrawn
  const near = listed
    .filter((one) => categoryCode.startsWith(one.categoryCode ?? ''))
    .sort((a, b) => depth(b) - depth(a) || Number(a.kind === 'withdrawn') - Number(b.kind === 'withdrawn'))[0];
  if (!near) return { missing: true };
  return near.kind === 'withdrawn' ? { withdrawn: near } : null;
};

/** The certificate that somebody is asked for in these words; null when none is named. */
export const certificateIn = (names: readonly string[], words: string): string | null =>
  /证明/.test(words) ? (names.find((name) => words.includes(`${name}证明`) || words.includes(`${name}的证明`)) ?? null) : null;

/** Names as a setting lists them. */
export const namesIn = (text: string): string[] => text.split(/[、,，;；\s]+/).filter(Boolean);
