import i18next from 'i18next';
import { baseOf, type Kind, type KindSet, type LocalKind, withRefinements } from '#contract/kernel/kinds.ts';
import { locales } from '#ui/i18n.ts';

let own: readonly LocalKind[] = [];

/** Takes in the kinds of the jurisdiction's own, as they come with the account: from then on their codes have words as the shipped ones have. */
export const learnKinds = (kinds: readonly LocalKind[]): void => {
  own = kinds;
  for (const { subject, code, name, nameEn } of kinds) {
    const [module = '', group = ''] = subject.split('.');
    for (const locale of locales)
      i18next.addResourceBundle(locale, module, { [group]: { [code]: locale === 'en' ? nameEn : name } }, true, true);
  }
};

/** Some kinds of a set with every refinement of theirs. */
export const refined = <C extends string>(set: KindSet<C>, kinds: readonly string[] = set.shipped): Kind<C>[] =>
  withRefinements(set, kinds, own);

/** Kinds that something may be made of: all but those that have ended. @param held what it is already, which it may stay */
export const offered = <C extends string>(set: KindSet<C>, held?: Kind<C> | null): Kind<C>[] =>
  withRefinements(
    set,
    set.shipped,
    own.filter(({ code, ended }) => !ended || code === held),
  );

/** Codes in an address that are kinds of a set. */
export const kindsIn = <C extends string>({ shipped }: KindSet<C>, raw: unknown): Kind<C>[] =>
  (Array.isArray(raw) ? raw : [raw]).filter(
    (one): one is Kind<C> => typeof one === 'string' && (shipped as readonly string[]).includes(baseOf(one)),
  );

/** Key of what a set is called: `kindSets` of its module. */
export const setTitle = ({ subject }: KindSet): string => subject.replace('.', ':kindSets.');

/** Key of a kind's word. */
export const wordOf = ({ subject }: KindSet, kind: string): string => `${subject.replace('.', ':')}.${kind}`;
