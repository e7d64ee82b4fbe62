import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';

/** Answering in office for an area whose staff is asked. */
export const Office = ({ s }: { s: SurveyDetail }) => {
  const { t } = useTranslation('surveys-console');
  const [key, setKey] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['surveys', s.id, 'office'],
    queryFn: ({ signal }) => call(endpoints.surveys.listSurveyOffices, { params: { surveyId: s.id } }, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-label={t('office.title')}>
      <h2>{t('office.title')}</h2>
      <ul>
        {data.items.map((one) => (
          <li key={one.key}>
            {one.label}{' '}
            <Button size="small" type={one.answered ? 'default' : 'primary'} onClick={() => setKey(one.key)}>
              {t(one.answered ? 'office.again' : 'office.answer')}
            </Button>
          </li>
        ))}
      </ul>
      {key !== null && (
        <ActDrawer<{ answers?: Answers }, SurveyDetail>
          keep="surveys.office"
          subject={`${s.id} ${key}`}
          title={t('office.answer')}
          lead={<p className="soft">{s.purpose}</p>}
          submit={t('save')}
          done={t('saved')}
          renews="surveys"
          wide
          request={(v) =>
            asked(endpoints.surveys.answerSurveyInOffice, {
              params: { surveyId: s.id },
              body: { key, answers: finished(readForm(s.form), v.answers ?? {}) },
            })
          }
          onClose={() => setKey(null)}
          onDone={() => setKey(null)}
        >
          <Form.Item name="answers" label={t('papers.answers')}>
            <AnswerFields schema={s.form} />
          </Form.Item>
        </ActDrawer>
      )}
    </section>
  );
};
