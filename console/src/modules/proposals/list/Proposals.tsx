import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportProposals, ProposalItem } from '#contract/proposals/api.ts';
import { type ProposalView, proposalViews } from '#contract/proposals/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { useList } from '../../../components/list/useList.ts';
import { proposalsQuery } from '../queries.ts';
import type { ProposalSearch } from '../search.ts';
import { DraftForm } from './DraftForm.tsx';

const address: (typeof exportProposals)['path'] = '/api/proposals/sheet';

/** Proposals of the areas somebody follows, and what waits. */
export const Proposals = () => {
  const { t } = useTranslation('proposals-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/proposals' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [drafting, setDrafting] = useState(false);
  const { view = 'all', area } = search;
  const { list, rows } = useList(proposalsQuery(view, area));
  const change = (next: ProposalSearch): void => void navigate({ to: '/proposals', search: { ...search, ...next } });
  const params = new URLSearchParams({ view, ...(area && { area }) });
  return (
    <QueuePage<ProposalItem, ProposalView>
      title={t('title')}
      lead={t('lead')}
      below={
        mayOpen(me, 'proposals.design') && (
          <p>
            <Link to="/proposals/methods">{t('definition.title')}</Link>
          </p>
        )
      }
      which={view}
      whiches={proposalViews}
      whichWord={(one) => t(one === 'label' ? 'views.label' : `views.${one}`)}
      onWhich={(next) => change({ view: next })}
      act={
        mayOpen(me, 'proposals.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
            {t('draft')}
          </Button>
        )
      }
      filters={
        <>
          <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
            {t('export')}
          </Button>
        </>
      }
      list={list}
      rows={rows}
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
    >
      {drafting && (
        <DraftForm
          onClose={() => setDrafting(false)}
          onDone={({ id }) => void navigate({ to: '/proposals/$proposalId', params: { proposalId: id } })}
        />
      )}
    </QueuePage>
  );
};
