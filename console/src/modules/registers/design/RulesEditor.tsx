import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readExpression } from '#contract/kernel/expression/expression.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { languageOf } from '#contract/registers/formulas.ts';

interface Props {
  content: RegisterContent;
  onChange: (next: Pick<RegisterContent, 'rules'>) => void;
}

/** What must hold between fields, each with what is said where it does not. */
export const RulesEditor = ({ content, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const language = useMemo(() => languageOf(content), [content]);
  const { rules } = content;
  type Rule = RegisterContent['rules'][number];
  const put = (at: number, rule: Rule): void => onChange({ rules: rules.map((one, i) => (i === at ? rule : one)) });
  const named = (condition: string): string[] => {
    const read = readExpression(language, condition, 'bool');
    return 'expression' in read ? read.expression.names.filter((name) => content.fields.some(({ key }) => key === name)) : [];
  };
  return (
    <>
      {rules.map((rule, at) => {
        const read = rule.condition ? readExpression(language, rule.condition, 'bool') : null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name than their place
          <div key={at} className="registers-field">
            <Input
              aria-label={t('design.condition')}
              placeholder={t('design.conditionHint')}
              value={rule.condition}
              maxLength={1000}
              {...(read && 'fault' in read && { status: 'error' as const })}
              onChange={({ target }) => put(at, { ...rule, condition: target.value, fields: named(target.value) })}
            />
            <Input
              aria-label={t('design.message')}
              placeholder={t('design.message')}
              value={rule.message.zh}
              maxLength={100}
              onChange={({ target }) => put(at, { ...rule, message: { ...rule.message, zh: target.value } })}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('design.remove')}
              onClick={() => onChange({ rules: rules.filter((_, i) => i !== at) })}
            />
            {read && 'fault' in read && (
              <p className="field-problem registers-field-wide">
                {t(`expressions:faults.${read.fault.code}`)} {read.fault.what}
              </p>
            )}
          </div>
        );
      })}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => onChange({ rules: [...rules, { condition: '', message: { zh: '', en: null }, fields: [] }] })}
      >
        {t('design.addRule')}
      </Button>
    </>
  );
};
