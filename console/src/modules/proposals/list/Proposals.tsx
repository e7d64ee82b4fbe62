import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportProposals, ProposalItem } from '#contract/proposals/api.ts';
import { proposalViews } from '#contract/proposals/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { proposalsQuery } from '../queries.ts';
import type { ProposalSearch } from '../search.ts';
import { DraftForm } from './DraftForm.tsx';
import '../../../styles/organisations.css';

const address: (typeof exportProposals)['path'] = '/api/proposals/sheet';

/** Proposals of the areas somebody follows, and what waits. */
export const Proposals = () => {
  const { t } = useTranslation('proposals-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/proposals' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [drafting, setDrafting] = useState(false);
  useTitle(t('title'));
  const { view = 'all', area } = search;
  const { list, rows } = useList(proposalsQuery(view, area));
  const change = (next: ProposalSearch): void => void navigate({ to: '/proposals', search: { ...search, ...next } });
  const params = new URLSearchParams({ view, ...(area && { area }) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {mayOpen(me, 'proposals.design') && (
          <p>
            <Link to="/proposals/methods">{t('definition.title')}</Link>
          </p>
        )}
      </div>
      <nav className="sections" aria-label={t('title')}>
        {proposalViews.map((key) => (
          <Link key={key} to="/proposals" search={{ ...search, view: key }} {...(key === view ? { 'aria-current': 'page' as const } : {})}>
            {t(`views.${key}`)}
          </Link>
        ))}
      </nav>
      <search className="bar">
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'proposals.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        )}
      </search>
      <RecordTable<ProposalItem>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t(`none.${view}`)}
        columns={[
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/proposals/$proposalId" params={{ proposalId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">{labelOf(one.method)}</div>
              </>
            ),
          },
          { title: t('where'), key: 'where', render: (_, one) => one.area.name },
          { title: t('state'), key: 'state', width: 110, render: (_, one) => <Tag>{t(`proposals:states.${one.state}`)}</Tag> },
          {
            title: t('step'),
            key: 'step',
            width: 260,
            render: (_, { step, stepRuns }) =>
              step && (
                <span className="num">
                  {t(stepRuns ? 'stepRuns' : 'stepNext', {
                    step: labelOf(step.title),
                    number: step.number,
                    of: step.of,
                    from: step.fromOn,
                    until: step.untilOn,
                  })}
                </span>
              ),
          },
        ]}
      />
      {drafting && (
        <DraftForm
          onClose={() => setDrafting(false)}
          onDone={({ id }) => void navigate({ to: '/proposals/$proposalId', params: { proposalId: id } })}
        />
      )}
    </div>
  );
};
