import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { nameOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { categoriesQuery } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { emptyForm } from '../../../components/form/design.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { QuestionsField } from '../QuestionsField.tsx';

interface Values {
  form: FormSchema;
  reason: string;
}

/** The extra questions of one category, until they are published: what is unfinished is kept like in every form. */
export const Design = ({ category, version, inherited }: { category: Category; version: number; inherited: Category | null }) => {
  const { t } = useTranslation('cases-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { code, questions } = category;
  return (
    <>
      <p>
        <strong>{nameOf(category)}</strong>{' '}
        <span className="soft">
          {questions ? t('questions.own') : inherited ? t('questions.inherited', { name: nameOf(inherited) }) : t('questions.none')}
        </span>
      </p>
      <SendForm<Values, { version: number }>
        keep="cases.questions"
        subject={`${code} ${version}`}
        title={`${t('nav.questions')} · ${nameOf(category)}`}
        initial={{ form: questions ?? inherited?.questions ?? emptyForm }}
        submit={t('questions.publish')}
        request={({ form, reason }) =>
          asked(endpoints.cases.publishQuestions, {
            params: { code },
            body: { version, form: form.order.length === 0 ? null : form, reason },
          })
        }
        onDone={() => {
          void client.invalidateQueries({ queryKey: categoriesQuery.queryKey });
          void message.success(t('questions.published'));
        }}
      >
        <QuestionsField name="form" />
        <Form.Item
          name="reason"
          label={t('questions.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('questions.reasonNeeded') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </>
  );
};
