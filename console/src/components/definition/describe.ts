import type { TFunction } from 'i18next';
import type { Terms } from '#contract/kernel/terms.ts';
import type { Share } from '#contract/proposals/rule.ts';
import { labelOf } from '#ui/i18n.ts';
import { partWords } from '../TermsFields.tsx';
import type { DefinitionView } from './definition.ts';
import { told } from './told.ts';

interface Words {
  /** What holds the entries and goes without saying, e.g. `kinds`. */
  within?: string;
  field: (name: string) => string;
  /** A code at a place, in words; undefined: it is no code. */
  code?: (path: readonly string[], code: string) => string | undefined;
  /** An entry that came or went is told by its title alone. */
  brief?: boolean;
}
type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);
const isShare = (value: unknown): value is Share => isBag(value) && 'n' in value && 'd' in value && 'strict' in value;
const isTerms = (value: unknown): value is Terms & Bag => isBag(value) && 'since' in value && 'majority' in value;

/** What an entry with a code is called. */
const titleOf = ({ code, title, name }: Bag): string | null => {
  const called = isBag(title) ? title : name;
  return typeof code === 'string' && isBag(called) && 'zh' in called ? labelOf(called as { zh: string; en: string | null }) : null;
};
/** Titles of all entries of a content by their codes. */
const titlesIn = (value: unknown): [string, string][] => {
  if (Array.isArray(value)) return value.flatMap(titlesIn);
  if (!isBag(value)) return [];
  const title = titleOf(value);
  const own: [string, string][] = title === null ? [] : [[String(value['code']), title]];
  return [...own, ...Object.values(value).flatMap(titlesIn)];
};
const at = (content: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      Array.isArray(value) ? value.find((one) => isBag(one) && one['code'] === name) : isBag(value) ? value[name] : undefined,
    content,
  );

/** Tells differences in words: entries by their titles, parts of those due as the law says them, rules with the day from which they hold. */
export const describeBy =
  (t: TFunction, { within, field, code, brief = false }: Words): DefinitionView<never>['describe'] =>
  ({ path: whole, before, after }, contents) => {
    // a part is told as a whole: nobody reads its numbers alone
    const inShare = [contents.before, contents.after].some((content) => isShare(at(content, whole.slice(0, -1))));
    const path = inShare ? whole.slice(0, -1) : whole;
    const titles = new Map([contents.before, contents.after].flatMap(titlesIn));
    const termsWords = ({ since, quorum, majority, source, ...rest }: Terms & Bag): string =>
      t('terms-console:told', {
        ...{ since, source, quorum: partWords(t, quorum), majority: partWords(t, majority) },
        rest: Object.entries(rest)
          .map(([name, value]) => t('terms-console:rest', { name: field(name), value: String(value) }))
          .join(''),
      });
    const tell = (value: unknown): string => {
      if (isShare(value)) return partWords(t, value);
      if (isTerms(value)) return termsWords(value);
      const title = brief && isBag(value) ? titleOf(value) : null;
      if (title !== null) return title;
      if (Array.isArray(value) && value.some(isTerms)) return value.map(tell).join(' / ');
      return told(value, (plain) => {
        if (typeof plain === 'boolean') return t(plain ? 'definitions-console:yes' : 'definitions-console:no');
        return (typeof plain === 'string' && code?.(path, plain)) || String(plain);
      });
    };
    return {
      where: path
        .filter((name, i) => !(i === 0 && name === within))
        .map((name) => (name === '↕' ? t('definitions-console:changes.order') : (titles.get(name) ?? field(name))))
        .join(' · '),
      before: tell(inShare ? at(contents.before, path) : before),
      after: tell(inShare ? at(contents.after, path) : after),
    };
  };
