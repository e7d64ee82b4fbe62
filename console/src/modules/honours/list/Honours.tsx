import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HonourRound } from '#contract/honours/api.ts';
import { type HonourView, honourViews } from '#contract/honours/values.ts';
import { mayOpen } from '../../../app/access.ts';
import { useMe } from '../../../app/queries.ts';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { useList } from '../../../components/list/useList.ts';
import { honoursQuery } from '../queries.ts';
import { Appraisals } from './Appraisals.tsx';
import { CreateForm } from './CreateForm.tsx';

/** Rounds of honours, and democratic appraisals. */
export const Honours = () => {
  const { view = 'running' } = useSearch({ from: '/shell/honours' });
  const navigate = useNavigate();
  const go = (next: HonourView): void => void navigate({ to: '/honours', search: { view: next } });
  return view === 'appraisals' ? <Appraisals onWhich={go} /> : <Rounds view={view} onWhich={go} />;
};

const Rounds = ({ view, onWhich }: { view: 'running' | 'decided'; onWhich: (next: HonourView) => void }) => {
  const { t } = useTranslation('honours-console');
  const me = useMe();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const { list, rows } = useList(honoursQuery(view));
  return (
    <QueuePage<HonourRound, HonourView>
      title={t('title')}
      lead={t('lead')}
      which={view}
      whiches={honourViews}
      whichWord={(one) => t(one === 'label' ? 'views.label' : `views.${one}`)}
      onWhich={onWhich}
      act={
        mayOpen(me, 'honours.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        )
      }
      list={list}
      rows={rows}
      width={760}
      empty={t(`none.${view}`)}
      columns={[
        {
          title: t('what'),
          key: 'what',
          bare: true,
          render: (_, one) => (
            <Link to="/honours/$roundId" params={{ roundId: one.id }}>
              {one.title}
            </Link>
          ),
        },
        { title: t('state'), key: 'state', width: 100, render: (_, { state }) => t(`honours:states.${state}`) },
        { title: t('until'), key: 'until', width: 120, render: (_, { nominateUntil }) => <span className="num">{nominateUntil}</span> },
        { title: t('public'), key: 'public', width: 120, render: (_, { publicUntil }) => <span className="num">{publicUntil}</span> },
        {
          title: t('candidates'),
          key: 'candidates',
          width: 140,
          render: (_, { candidates, quota }) => <span className="num">{t('candidatesOf', { n: candidates, quota })}</span>,
        },
        {
          title: t('awarded'),
          key: 'awarded',
          width: 100,
          render: (_, { awarded }) => awarded > 0 && <span className="num">{t('awardedOf', { n: awarded })}</span>,
        },
      ]}
    >
      {creating && (
        <CreateForm
          onClose={() => setCreating(false)}
          onDone={({ id }) => void navigate({ to: '/honours/$roundId', params: { roundId: id } })}
        />
      )}
    </QueuePage>
  );
};
