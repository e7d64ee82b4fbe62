import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { defaultRules } from '#contract/coverage/defaults.ts';
import { type RuleBook, rulesWith, storedOf } from '#contract/coverage/rule-book.ts';
import { Broken } from '../../../components/Broken.tsx';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { ruleBookQuery } from '../book.ts';
import { newRule, type Rule } from '../drafts.ts';
import { RuleFields } from '../RuleFields.tsx';

/** All rules one below the other; what differs from its default goes into the draft. */
export const RuleEditor = ({ content, problems, onChange }: EditorProps<RuleBook>) => {
  const { t } = useTranslation('coverage');
  const { data, error, refetch } = useQuery(ruleBookQuery);
  if (!data) return error ? <Broken error={error} reset={() => void refetch()} /> : <Skeleton active paragraph={{ rows: 10 }} />;
  const { measures } = data;
  const standards = data.rules
    .flatMap(({ standard }) => standard ?? [])
    .filter(({ code }) => !defaultRules.some((one) => one.code === code));
  const rules = rulesWith(content.rules, standards);
  const set = (next: readonly Rule[]): void => onChange({ rules: storedOf(next, standards) });
  const problemOf = ({ code }: Rule): string | null => {
    const at = content.rules.findIndex((one) => one.code === code);
    return problems.find((one) => at >= 0 && `${one.at}.`.startsWith(`rules.${at}.`))?.message ?? null;
  };
  return (
    <div className="rule-form coverage">
      {rules.map((rule) => (
        <RuleFields
          key={rule.code}
          rule={rule}
          measures={measures}
          disabled={false}
          problem={problemOf(rule)}
          onChange={(next) => set(rules.map((one) => (one.code === rule.code ? { ...one, ...next } : one)))}
          onRemove={() => set(rules.filter(({ code }) => code !== rule.code))}
        />
      ))}
      <div>
        <Button onClick={() => set([...rules, newRule(rules, measures)])}>{t('edit.add')}</Button>
      </div>
    </div>
  );
};
