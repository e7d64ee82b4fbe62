import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatsForReporters } from '#contract/cases/questions.ts';
import { problemsOfSchema } from '#contract/kernel/form/check.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import { emptyForm } from '../../components/form/design.ts';
import { FormDesigner } from '../../components/form/FormDesigner.tsx';

/** The designer as a field of a form. */
const Designed = ({ value = emptyForm, onChange }: { value?: FormSchema; onChange?: (form: FormSchema) => void }) => (
  <FormDesigner form={value} formats={formatsForReporters} onChange={(form) => onChange?.(form)} />
);

interface Props {
  name: string;
  label?: ReactNode;
  extra?: ReactNode;
}

/** Extra questions of reports as they are designed; what cannot be asked yet is not sent. */
export const QuestionsField = ({ name, label, extra }: Props) => {
  const { t } = useTranslation('cases-console');
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[
        {
          validator: (_, form: FormSchema = emptyForm) =>
            problemsOfSchema(form, formatsForReporters).length === 0
              ? Promise.resolve()
              : Promise.reject(new Error(t('questions.unfinished'))),
        },
      ]}
      validateTrigger="onSubmit"
    >
      <Designed />
    </Form.Item>
  );
};
