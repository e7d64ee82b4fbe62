import { type Scheme, scheme } from '#contract/credits/scheme.ts';
import { defineDefinition } from '#kernel/definitions/definitions.ts';
import { problemsOf } from './domain/problems.ts';

/** The scheme of credit ratings, by versions. Entries keep what the version said in which they were made; a year keeps its version. */
export const schemeKind = defineDefinition<Scheme>({
  kind: 'credits.scheme',
  schema: scheme,
  permission: 'credits.design',
  words: 'credits.definitions.scheme',
  problemsOf,
});
