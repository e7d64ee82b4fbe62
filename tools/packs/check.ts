import type { Pack } from '#contract/packs/pack.ts';
import type { DefinitionKind } from '#kernel/definitions/definitions.ts';
import { errorSentence } from '#kernel/words.ts';
import { registerKind } from '#modules/registers/index.ts';

/** Kinds whose definitions packs bring. */
export const packKinds: ReadonlyMap<string, DefinitionKind> = new Map(
  [registerKind as unknown as DefinitionKind].map((kind) => [kind.kind, kind]),
);

/** Where words stand that lack a language: `fields.3.question.words.title`. */
const untold = (value: unknown, at: string): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  if (typeof one['zh'] === 'string' && 'en' in one) return one['zh'] && one['en'] ? [] : [at];
  return Object.entries(one).flatMap(([key, inner]) => untold(inner, at === '' ? key : `${at}.${key}`));
};

/** What is wrong with the definitions of a pack: form, rules, words that lack a language. */
export const problemsOfPack = ({ manifest, contents }: Pack): string[] =>
  manifest.contents.flatMap(({ kind: code, file }) => {
    const content = contents[file];
    const kind = packKinds.get(code);
    if (content === undefined) return [];
    if (!kind) return [`${file}: nothing of kind ${code} is known`];
    const parsed = (kind.strict ?? kind.schema).safeParse(content);
    if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.')} ${message}`);
    return [
      ...(kind.problemsOf?.(parsed.data, null) ?? []).map(
        ({ at, code: problem, data }) => `${file}: ${at}: ${errorSentence('en', problem, data ?? {})}`,
      ),
      ...untold(content, '').map((at) => `${file}: ${at} lacks a language`),
    ];
  });
