import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/cases/lifecycle.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { useSettled } from '../../../app/hooks.ts';
import { categoriesQuery, useMe } from '../../../app/queries.ts';
import { KnownAnswers } from '../../../components/KnownAnswers.tsx';
import { caseTypesQuery } from '../case-types.ts';

/** What the desk answers at once, where the chosen category’s type lets it: with an answer the case is closed as it is made. */
export const AtOnce = () => {
  const { t } = useTranslation('cases-console');
  const form = Form.useFormInstance();
  const files = mayOpen(useMe(), 'cases.file');
  const code = Form.useWatch<string | undefined>('categoryCode', form);
  const text = useSettled((Form.useWatch<string | undefined>('text', form) ?? '').trim(), 500);
  const { data: categories } = useQuery(categoriesQuery);
  const { data: types } = useQuery(caseTypesQuery());
  const category = categories?.find((one) => one.code === code);
  if (!files || !category || !types?.items.some((one) => one.code === category.kind && one.atOnce)) return null;
  return (
    <>
      <Form.Item
        name="answer"
        label={t('report.atOnce')}
        extra={t('report.atOnceHint')}
        rules={[{ whitespace: true, min: limits.answerMin, message: t('report.atOnceShort', { min: limits.answerMin }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={limits.answerMax} />
      </Form.Item>
      <KnownAnswers
        text={text}
        categoryCode={category.code}
        values={{ 类别: category.name, 日期: platformDay() }}
        onPick={(answer) => form.setFieldValue('answer', answer)}
      />
    </>
  );
};
