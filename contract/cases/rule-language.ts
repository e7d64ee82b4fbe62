import { defineLanguage } from '../kernel/expression/expression.ts';
import { areaLevels } from '../territory/levels.ts';
import { channels } from './channels.ts';

/** What the condition of a dispatch rule may ask, about a case when it is filed. Words: `cases-console.rules.names.<name>`. */
export const ruleVariables = {
  text: 'string',
  hour: 'int',
  weekday: 'int',
  workday: 'bool',
  working_time: 'bool',
  channel: 'string',
  category: 'string',
  kind: 'string',
  level: 'string',
  answers: 'list<string>',
} as const;
export type RuleFacts = { readonly [K in keyof typeof ruleVariables]: string | number | boolean | readonly string[] | null };

export const ruleLanguage = defineLanguage(ruleVariables);

/** Values that some of the names can have, for completion; those of `kind` are the jurisdiction’s types. */
export const ruleValues: Readonly<Record<string, readonly string[]>> = {
  channel: channels,
  level: areaLevels,
};
