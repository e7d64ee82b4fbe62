import { type SubsidyScheme, scheme } from '#contract/subsidies/scheme.ts';
import { defineDefinition } from '#kernel/definitions/definitions.ts';
import { problemsOf } from './domain/problems.ts';
import { keepScheme } from './store/runs.ts';

/** Schemes of subsidies, each by versions under its code. What was reckoned keeps its version. */
export const schemeKind = defineDefinition<SubsidyScheme>({
  kind: 'subsidies.scheme',
  schema: scheme,
  permission: 'subsidies.design',
  words: 'subsidies.definitions.scheme',
  subjects: true,
  problemsOf,
  carryOut: (tx, { at }, { content }, subject) => keepScheme(tx, subject, content, at),
});
