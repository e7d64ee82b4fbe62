import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { PaperItem, SurveyDetail } from '#contract/surveys/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AnswerFields } from '../../../components/form/AnswerFields.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { numberAfter, SlipInput } from '../../../components/SlipInput.tsx';

/** Addresses of the roll that have not answered, found by words. */
const RollSelect = ({
  s,
  value,
  onChange,
  many,
}: {
  s: SurveyDetail;
  value?: string | string[];
  onChange?: (key: never) => void;
  many?: boolean;
}) => {
  const { t } = useTranslation('surveys-console');
  const [q, setQ] = useState('');
  const { data } = useQuery({
    queryKey: ['surveys', s.id, 'roll', q],
    queryFn: ({ signal }) =>
      call(endpoints.surveys.listSurveyRoll, { params: { surveyId: s.id }, query: { open: 'true', q, limit: 50 } }, signal),
  });
  return (
    <Select
      aria-label={t('papers.whose')}
      {...(many && { mode: 'multiple' as const })}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value as never}
      onChange={onChange as never}
      placeholder={t('papers.find')}
      options={(data?.items ?? []).map((one) => ({ value: one.key, label: `${one.building?.name ?? ''}${one.label}` }))}
    />
  );
};
const BuildingSelect = ({ s, value, onChange }: { s: SurveyDetail; value?: string; onChange?: (id: string) => void }) => {
  const { t } = useTranslation('surveys-console');
  const { data } = useQuery({
    queryKey: ['surveys', s.id, 'turnout'],
    queryFn: ({ signal }) => call(endpoints.surveys.getSurveyTurnout, { params: { surveyId: s.id } }, signal),
  });
  return (
    <Select
      aria-label={t('building')}
      value={value as string}
      onChange={(next) => onChange?.(next)}
      options={(data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

interface Values {
  sheet: string;
  key?: string;
  buildingId?: string;
  answers?: Answers;
}
const sent = (s: SurveyDetail, answers: Answers | undefined): Answers => finished(readForm(s.form), answers ?? {});

/** One sheet of the pile after another: the form comes back for the next, and says how many there were. */
const EnterForm = ({ s, onClose }: { s: SurveyDetail; onClose: () => void }) => {
  const { t } = useTranslation('surveys-console');
  const [last, setLast] = useState<{ n: number; sheet: string } | null>(null);
  return (
    <ActDrawer<Values, PaperItem>
      round={last?.n ?? 0}
      keep="surveys.paper"
      subject={s.id}
      title={t('papers.enter')}
      lead={
        <>
          <p className="soft">{t('papers.enterLead')}</p>
          {last && (
            <p role="status">
              <strong>{t('papers.soFar', { count: last.n, sheet: last.sheet })}</strong>
            </p>
          )}
        </>
      }
      submit={t('papers.saveNext')}
      renews="surveys"
      wide
      initial={last ? { sheet: numberAfter(last.sheet) } : {}}
      request={(v) =>
        asked(endpoints.surveys.enterSurveyPaper, {
          params: { surveyId: s.id },
          body: {
            sheet: v.sheet.trim(),
            key: s.anonymous ? null : (v.key ?? null),
            buildingId: s.anonymous ? (v.buildingId ?? null) : null,
            answers: sent(s, v.answers),
          },
        })
      }
      onClose={onClose}
      onDone={({ sheet }) => setLast((before) => ({ n: (before?.n ?? 0) + 1, sheet }))}
    >
      <Form.Item name="sheet" label={t('papers.sheet')} rules={[{ required: true, whitespace: true, message: t('papers.sheetRule') }]}>
        <SlipInput most={20} />
      </Form.Item>
      {s.anonymous ? (
        <Form.Item name="buildingId" label={t('building')} rules={[{ required: true, message: t('papers.buildingRule') }]}>
          <BuildingSelect s={s} />
        </Form.Item>
      ) : (
        <Form.Item name="key" label={t('papers.whose')} rules={[{ required: true, message: t('papers.whoseRule') }]}>
          <RollSelect s={s} />
        </Form.Item>
      )}
      <Form.Item name="answers" label={t('papers.answers')}>
        <AnswerFields schema={s.form} />
      </Form.Item>
    </ActDrawer>
  );
};

const ReturnedForm = ({ s, onClose }: { s: SurveyDetail; onClose: () => void }) => {
  const { t } = useTranslation('surveys-console');
  return (
    <ActDrawer<{ keys: string[] }, { noted: number; already: number }>
      keep="surveys.returned"
      subject={s.id}
      title={t('papers.returned')}
      lead={<p className="soft">{t('papers.returnedLead')}</p>}
      submit={t('save')}
      done={t('saved')}
      renews="surveys"
      request={({ keys }) => asked(endpoints.surveys.noteSurveyReturned, { params: { surveyId: s.id }, body: { keys } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="keys" label={t('papers.whose')} rules={[{ required: true, message: t('papers.whoseRule') }]}>
        <RollSelect s={s} many />
      </Form.Item>
    </ActDrawer>
  );
};

const CheckForm = ({ s, sheet, onClose }: { s: SurveyDetail; sheet: string; onClose: () => void }) => {
  const { t } = useTranslation('surveys-console');
  return (
    <ActDrawer<{ answers?: Answers }, PaperItem>
      keep="surveys.paper_check"
      subject={`${s.id} ${sheet}`}
      title={t('papers.check', { sheet })}
      lead={<p className="soft">{t('papers.checkLead')}</p>}
      submit={t('save')}
      done={t('saved')}
      renews="surveys"
      wide
      request={(v) =>
        asked(endpoints.surveys.checkSurveyPaper, { params: { surveyId: s.id, sheet }, body: { answers: sent(s, v.answers) } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="answers" label={t('papers.answers')}>
        <AnswerFields schema={s.form} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Sheets of paper: entering, entering a second time, settling what differs. */
export const Papers = ({ s }: { s: SurveyDetail }) => {
  const { t } = useTranslation('surveys-console');
  const [task, setTask] = useState<'enter' | 'returned' | { sheet: string } | null>(null);
  const { data } = useQuery({
    queryKey: ['surveys', s.id, 'papers'],
    queryFn: ({ signal }) => call(endpoints.surveys.listSurveyPapers, { params: { surveyId: s.id } }, signal),
  });
  const params = (sheet: string) => ({ surveyId: s.id, sheet });
  return (
    <section className="card" aria-label={t('papers.title')}>
      <h2>{t('papers.title')}</h2>
      <p className="bar">
        {s.anonymous && <Button onClick={() => setTask('returned')}>{t('papers.returned')}</Button>}
        <Button type="primary" onClick={() => setTask('enter')}>
          {t('papers.enter')}
        </Button>
      </p>
      <ul>
        {data?.items.map((p) => (
          <li key={p.sheet}>
            <strong>{t('papers.number', { sheet: p.sheet })}</strong> {p.building}{' '}
            {!p.checked &&
              (p.mine ? (
                <span className="soft">{t('papers.byOther')}</span>
              ) : (
                <Button size="small" onClick={() => setTask({ sheet: p.sheet })}>
                  {t('papers.again')}
                </Button>
              ))}
            {p.differing.map((one) => (
              <p key={one.key}>
                {labelOf(one.title)} · {t('papers.first')} {one.first || '—'} · {t('papers.second')} {one.second || '—'}
              </p>
            ))}
            {p.differing.length > 0 &&
              (['first', 'second'] as const).map((take) => (
                <SendButton
                  key={take}
                  keep={`surveys.settle_${take}`}
                  subject={`${s.id} ${p.sheet}`}
                  words={t(`papers.take.${take}`)}
                  done={t('saved')}
                  renews="surveys"
                  request={() => asked(endpoints.surveys.settleSurveyPaper, { params: params(p.sheet), body: { take } })}
                />
              ))}
          </li>
        ))}
      </ul>
      {data?.items.length === 0 && <p className="soft">{t('papers.none')}</p>}
      {task === 'enter' && <EnterForm s={s} onClose={() => setTask(null)} />}
      {task === 'returned' && <ReturnedForm s={s} onClose={() => setTask(null)} />}
      {task !== null && typeof task === 'object' && <CheckForm s={s} sheet={task.sheet} onClose={() => setTask(null)} />}
    </section>
  );
};
