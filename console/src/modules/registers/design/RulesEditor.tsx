import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { languageOf } from '#contract/registers/formulas.ts';
import { ConditionItem } from './ConditionItem.tsx';
import { Entries } from './Entries.tsx';
import { TextItem } from './Labelled.tsx';

interface Props {
  content: RegisterContent;
  problems: readonly DefinitionProblem[];
  onChange: (next: Pick<RegisterContent, 'rules'>) => void;
}

/** What must hold between fields, each with what is said where it does not. */
export const RulesEditor = ({ content, problems, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const language = useMemo(() => languageOf(content), [content]);
  const named = (condition: string): string[] => {
    const read = readExpression(language, condition, 'bool');
    return 'expression' in read ? read.expression.names.filter((name) => content.fields.some(({ key }) => key === name)) : [];
  };
  return (
    <Entries
      items={content.rules}
      onChange={(rules) => onChange({ rules })}
      at="rules"
      problems={problems}
      title={({ message, condition }) => message.zh || condition || t('design.newRule')}
      note={({ condition }) => <code>{condition}</code>}
      add={{ label: t('design.addRule'), fresh: () => ({ condition: '', message: { zh: '', en: null }, fields: [] }) }}
    >
      {(rule, put) => (
        <>
          <ConditionItem
            content={content}
            label={t('design.condition')}
            hint={t('design.conditionHint')}
            value={rule.condition}
            onChange={(condition) => put({ ...rule, condition, fields: named(condition) })}
          />
          <TextItem
            label={t('design.message')}
            wide
            value={rule.message.zh}
            maxLength={100}
            onChange={(zh) => put({ ...rule, message: { ...rule.message, zh } })}
          />
        </>
      )}
    </Entries>
  );
};
