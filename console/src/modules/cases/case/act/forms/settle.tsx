import { Form } from 'antd';
import type { CaseDetail } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import { KnownAnswers } from '../../../../../components/KnownAnswers.tsx';
import { useTemplateValues } from '../../../../../components/Templates.tsx';
import type { ActForm } from './form.ts';

const Fields = ({ data }: { data: CaseDetail }) => {
  const form = Form.useFormInstance();
  const values = useTemplateValues(data);
  return (
    <KnownAnswers
      text={data.text}
      categoryCode={data.category?.code ?? null}
      values={values}
      onPick={(text) => form.setFieldValue('text', text)}
    />
  );
};

export const settle: ActForm = {
  key: '0',
  words: { min: limits.answerMin, max: limits.answerMax },
  photos: true,
  ends: true,
  Fields,
};
