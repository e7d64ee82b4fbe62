import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswersOfReport, answersTo, type Listed, type QuestionSet, questionSets } from '#contract/cases/questions-for.ts';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { firstProblem } from '#ui/form/useForm.ts';
import { nameOf } from '#ui/i18n.ts';
import { listedCategoriesQuery } from '../../../app/queries.ts';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';

/** Answers as a report carries them; nothing where nothing is asked. */
export const answersOf = (
  listed: Listed | undefined,
  code: string | undefined,
  typed: Record<string, Answers> | undefined,
): AnswersOfReport => {
  const sets = listed ? questionSets(listed, code ?? null) : [];
  return answersTo(sets, ({ key, form }) => finished(readForm(form), typed?.[key] ?? {}));
};

interface Props {
  onBusy: (key: string, busy: boolean) => void;
}

/** What the chosen category and its case type ask besides; each keeps its own answers while another is looked at. */
export const ExtraQuestions = ({ onBusy }: Props) => {
  const code = Form.useWatch<string | undefined>('categoryCode') ?? null;
  const { data } = useQuery(listedCategoriesQuery);
  return data && questionSets(data, code).map((set) => <Questions key={set.key} set={set} onBusy={onBusy} />);
};

const Questions = ({ set, onBusy }: Props & { set: QuestionSet }) => {
  const { t } = useTranslation('cases-console');
  const [tried, setTried] = useState(false);
  const { key, form } = set;
  return (
    <fieldset className="report-extra">
      <legend>{t('report.extra', { name: nameOf(set) })}</legend>
      <Form.Item
        name={['answers', key]}
        rules={[
          {
            validator: (_, typed?: Answers) => {
              const isWrong = firstProblem(readForm(form), typed ?? {}) !== null;
              setTried(isWrong);
              return isWrong ? Promise.reject(new Error(t('report.extraWrong'))) : Promise.resolve();
            },
            validateTrigger: 'onSubmit',
          },
        ]}
        validateTrigger="onSubmit"
      >
        <AnswerFields of={key} schema={form} tried={tried} onBusy={(question, busy) => onBusy(`${key} ${question}`, busy)} />
      </Form.Item>
    </fieldset>
  );
};
