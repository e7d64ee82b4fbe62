import { type Language, phrase } from '#kernel/words.ts';

/** What is needed to say a notice. */
export interface Said {
  readonly kind: string;
  readonly variant: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const isLabel = (value: unknown): value is { zh: string; en: string | null } =>
  typeof value === 'object' && value !== null && 'zh' in value;

/** The data of a notice in one language. */
const dataIn = (language: Language, data: Said['data']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, isLabel(value) ? (language === 'en' && value.en) || value.zh : value]),
  );

/** Where the words of a kind lie, `cases-notices.step` for `cases.step`. */
export const wordsKey = (kind: string): string => kind.replace('.', '-notices.');

/** Title and text of a notice. */
export const wordsOf = (language: Language, { kind, variant, data }: Said): { title: string; text: string } => {
  const filled = dataIn(language, data);
  const key = `${wordsKey(kind)}.${variant}`;
  return { title: phrase(language, `${key}.title`, filled), text: phrase(language, `${key}.text`, filled) };
};

/** What it is about in as few words as there are, for a text message: its number. */
export const aboutOf = ({ data }: Said): string => (typeof data['number'] === 'string' ? data['number'] : '');
