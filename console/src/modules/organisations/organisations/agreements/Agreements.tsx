import { DownloadOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../../app/api.ts';
import { useTitle } from '../../../../app/hooks.ts';
import { AreaSelect } from '../../../../components/AreaSelect.tsx';
import { Broken } from '../../../../components/Broken.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { wordsUpTo } from '../../../../components/words.ts';
import { useArea } from '../area.ts';
import { Sections } from '../Sections.tsx';
import type { OrganisationSearch } from '../search.ts';
import { sheetAddress } from '../sheets/send.ts';
import { AgreementCard } from './AgreementCard.tsx';
import '../../../../styles/agreements.css';
import '../../../../styles/organisations.css';
import { More } from '../../../../components/list/More.tsx';
import { listQuery, useList } from '../../../../components/list/useList.ts';

/** Agreements: those to be reminded of first, or all, soonest end first. */
export const Agreements = () => {
  const { t } = useTranslation('organisations');
  const search = useSearch({ from: '/shell/organisations/agreements' });
  const navigate = useNavigate();
  useTitle(t('sections.agreements'));
  const { area, q } = search;
  const shown = useArea(area);
  const all = search.all === true;
  const { list, rows, first } = useList(
    listQuery(['org', 'agreements', all, area, all ? q : undefined], async (cursor, signal) =>
      all
        ? { ...(await call(endpoints.organisations.listAgreements, { query: { area, q, cursor, limit: 30 } }, signal)), counts: null }
        : call(endpoints.organisations.listDueAgreements, { query: { area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: Partial<OrganisationSearch>): void =>
    void navigate({ to: '/organisations/agreements', search: { ...search, ...next } });
  const counts = first?.counts;
  return (
    <div className="org-frame org-scroll">
      <div className="org-head">
        <Sections />
      </div>
      <div className="org-narrow">
        <h1>{t(all ? 'agreement.allTitle' : 'agreement.dueTitle')}</h1>
        <search className="org-tools">
          <Segmented
            value={all ? 'all' : 'due'}
            aria-label={t('agreement.which')}
            onChange={(next) => change({ all: next === 'all' || undefined, q: undefined })}
            options={[
              { value: 'due', label: t('agreement.dueOnly') },
              { value: 'all', label: t('agreement.all') },
            ]}
          />
          <div className="org-area">
            <AreaSelect label={t('area')} value={area} valueName={shown.name} onChange={(code) => change({ area: code })} />
          </div>
          {all && (
            <Input.Search
              className="org-words"
              defaultValue={q ?? ''}
              placeholder={t('agreement.find')}
              aria-label={t('agreement.find')}
              {...wordsUpTo(50)}
              allowClear
              onSearch={(words) => change({ q: words.trim() || undefined })}
            />
          )}
          <Button icon={<DownloadOutlined />} href={sheetAddress(shown.code)} download>
            {t('sheet.exportButton')}
          </Button>
        </search>
        {counts && counts.agreements > 0 && (
          <p className="due-counts">
            {(['ending', 'expired', 'overduePromises'] as const).map((key) => (
              <span key={key}>
                <b className="num">{counts[key]}</b> {t(`due.word.${key}`)}
              </span>
            ))}
          </p>
        )}
        {list.isPending ? (
          <Skeleton active paragraph={{ rows: 8 }} />
        ) : list.isError && rows.length === 0 ? (
          <Broken error={list.error} reset={() => void list.refetch()} />
        ) : rows.length === 0 ? (
          <Notice title={t(all ? 'agreement.none' : 'agreement.noneDue')}>{t(all ? 'agreement.noneText' : 'agreement.noneDueText')}</Notice>
        ) : (
          rows.map((agreement) => <AgreementCard key={agreement.id} agreement={agreement} />)
        )}
        {list.hasNextPage && (
          <div className="more">
            <More list={list} />
          </div>
        )}
      </div>
    </div>
  );
};
