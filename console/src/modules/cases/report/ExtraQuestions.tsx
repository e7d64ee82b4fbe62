import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import type { ReportAnswers } from '#contract/cases/questions.ts';
import { questionsAmong } from '#contract/cases/questions-for.ts';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { firstProblem } from '#ui/form/useForm.ts';
import { categoriesQuery } from '../../../app/queries.ts';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';

/** Answers as a report carries them; null where the category asks nothing. */
export const answersOf = (
  categories: readonly Category[] | undefined,
  version: number,
  code: string | undefined,
  typed: Record<string, Answers> | undefined,
): ReportAnswers | null => {
  const questions = questionsAmong(categories, code ?? null);
  if (!questions) return null;
  const { category, form } = questions;
  return { category: category.code, version, values: finished(readForm(form), typed?.[category.code] ?? {}) };
};

/** What the chosen category asks besides; each category keeps its own answers while another is looked at. */
export const ExtraQuestions = ({ onBusy }: { onBusy: (key: string, busy: boolean) => void }) => {
  const { t } = useTranslation('cases-console');
  const code = Form.useWatch<string | undefined>('categoryCode') ?? null;
  const { data } = useQuery(categoriesQuery);
  const [tried, setTried] = useState(false);
  const questions = questionsAmong(data, code);
  if (!questions) return null;
  return (
    <fieldset className="report-extra">
      <legend>{t('report.extra')}</legend>
      <Form.Item
        key={questions.category.code}
        name={['answers', questions.category.code]}
        rules={[
          {
            validator: (_, typed?: Answers) => {
              const isWrong = firstProblem(readForm(questions.form), typed ?? {}) !== null;
              setTried(isWrong);
              return isWrong ? Promise.reject(new Error(t('report.extraWrong'))) : Promise.resolve();
            },
            validateTrigger: 'onSubmit',
          },
        ]}
        validateTrigger="onSubmit"
      >
        <AnswerFields schema={questions.form} tried={tried} onBusy={onBusy} />
      </Form.Item>
    </fieldset>
  );
};
