import { fail } from '#kernel/errors.ts';
import { isSuggested, ruleInWords } from '../../queries/rule-words.ts';
import { personIn } from '../person-in.ts';
import type { Preparing } from './preparing.ts';

/** The log says which rule chose the organisation; one that names how a person is found suggests one. */
export const dispatch: Preparing<'dispatch'> = async (tx, l, file, { organisationId, assists }, at, cases) => {
  if (!l.organisations.get(organisationId)?.receives) fail('case.organisation_unknown');
  const helping = assists.map((id) => l.organisations.get(id)?.name ?? fail('case.organisation_unknown'));
  const rule = file.suggestedRuleId === null ? null : l.config.ruleById(file.suggestedRuleId);
  const chosen = rule !== null && isSuggested(rule, organisationId);
  return {
    also: { suggestedAccountId: chosen && rule.person ? await personIn(cases, l.duty, tx, organisationId, rule.person, at) : null },
    facts: { ...(chosen && { rule: ruleInWords(l, rule) }), ...(helping.length > 0 && { assistNames: helping }) },
  };
};
