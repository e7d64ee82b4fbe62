import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation, EvaluationItem } from '#contract/evaluations/api.ts';
import { type EvaluationView, evaluationViews } from '#contract/evaluations/values.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { useList } from '../../../components/list/useList.ts';
import { evaluationsQuery } from '../queries.ts';

/** Evaluations of departments that somebody runs, follows, fills or is rated in. */
export const Evaluations = () => {
  const { t } = useTranslation('evaluations-console');
  const me = useMe();
  const { view = 'all' } = useSearch({ from: '/shell/evaluations' });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const manages = mayOpen(me, 'evaluations.manage');
  const { list, rows } = useList(evaluationsQuery(view));
  return (
    <QueuePage<EvaluationItem, EvaluationView>
      title={t('title')}
      lead={t('lead')}
      which={view}
      whiches={evaluationViews.filter((one) => one !== 'drafts' || manages)}
      whichWord={(one) => t(one === 'label' ? 'views.label' : `views.${one}`)}
      onWhich={(next) => void navigate({ to: '/evaluations', search: { view: next } })}
      act={
        manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        )
      }
      list={list}
      rows={rows}
      width={820}
      empty={t(`none.${view}`)}
      columns={[
        {
          title: t('what'),
          key: 'what',
          bare: true,
          render: (_, one) => (
            <Link to="/evaluations/$evaluationId" params={{ evaluationId: one.id }}>
              {one.title}
            </Link>
          ),
        },
        {
          title: t('period'),
          key: 'period',
          width: 220,
          render: (_, { first, last }) => <span className="num">{t('days', { from: first, until: last })}</span>,
        },
        { title: t('until'), key: 'until', width: 120, render: (_, { until }) => <span className="num">{until}</span> },
        {
          title: t('progress'),
          key: 'progress',
          width: 120,
          render: (_, { came, due }) => <span className="num">{t('progressOf', { came, due })}</span>,
        },
        {
          title: t('mine'),
          key: 'mine',
          width: 90,
          render: (_, { mine }) => mine > 0 && <strong className="num">{t('mineOf', { n: mine })}</strong>,
        },
        { title: t('state'), key: 'state', width: 100, render: (_, { state }) => t(`evaluations:states.${state}`) },
      ]}
    >
      {creating && (
        <CreateForm
          onClose={() => setCreating(false)}
          onDone={({ id }) => void navigate({ to: '/evaluations/$evaluationId', params: { evaluationId: id } })}
        />
      )}
    </QueuePage>
  );
};

interface Values {
  title: string;
  first: string;
  last: string;
  until: string;
  likeLast?: boolean;
}
const CreateForm = ({ onClose, onDone }: { onClose: () => void; onDone: (evaluation: Evaluation) => void }) => {
  const { t } = useTranslation('evaluations-console');
  return (
    <ActDrawer<Values, Evaluation>
      keep="evaluations.create"
      subject=""
      title={t('create')}
      submit={t('create')}
      done={t('done.created')}
      renews="evaluations"
      initial={{ until: platformDay(14), likeLast: true }}
      request={({ title, first, last, until, likeLast = false }) =>
        asked(endpoints.evaluations.createEvaluation, { body: { title: title.trim(), first, last, until, likeLast } })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="form-two">
        <DayItem name="first" label={t('form.first')} required />
        <DayItem name="last" label={t('form.last')} required />
      </div>
      <DayItem name="until" label={t('form.until')} required />
      <Form.Item name="likeLast" valuePropName="checked">
        <Checkbox>{t('form.likeLast')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};
