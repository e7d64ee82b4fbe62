/**
 * Kinds of one thing: those that come with the platform, which its rules know by name. A jurisdiction adds its own, each a refinement of one
 * of these that behaves like it in everything and only has a name of its own: `enterprise-platform_company` is an enterprise.
 */
export interface KindSet<C extends string = string> {
  /** Where its words are in i18n, `<module>.<group>`; local kinds are kept under it for good. */
  readonly subject: string;
  readonly shipped: readonly C[];
}

/** Declares the kinds of a module in `contract/<module>/kinds.ts`; keeps their codes. */
export const defineKinds = <const C extends string>(subject: `${string}.${string}`, shipped: readonly C[]): KindSet<C> => ({
  subject,
  shipped,
});

/** A kind as it is stored and sent: a shipped code, or one with a refinement behind it. */
export type Kind<C extends string> = C | `${C}-${string}`;
type BaseOf<K extends string> = K extends `${infer C}-${string}` ? C : K;

/** The shipped kind that a kind is, or refines. */
export const baseOf = <K extends string>(kind: K): BaseOf<K> => kind.split('-', 1)[0] as BaseOf<K>;

/** The end of a local kind's code, from its English name. */
export const refinementOf = (nameEn: string): string =>
  nameEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);

/** A kind of the jurisdiction's own. */
export interface LocalKind {
  readonly subject: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** No longer offered; what is of this kind stays so. */
  readonly ended: boolean;
}

/** The given kinds with every refinement of theirs. */
export const withRefinements = <C extends string>(set: KindSet<C>, kinds: readonly string[], local: readonly LocalKind[]): Kind<C>[] =>
  kinds.flatMap((kind) => [
    kind as Kind<C>,
    ...local.filter(({ subject, code }) => subject === set.subject && baseOf(code) === kind).map(({ code }) => code as Kind<C>),
  ]);
