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

const answering = { words: { min: limits.answerMin, max: limits.answerMax }, photos: true, Fields } as const;

/** Answering, by the desk at once or by whoever handles it: what is known is offered. */
export const settle: ActForm = { ...answering, key: '0', ends: true };
export const answer: ActForm = { ...answering, key: '5' };
