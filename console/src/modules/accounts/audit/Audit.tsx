import { Button, Grid, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#contract/accounts/api.ts';
import { dayOf, endOfDay, fullTime, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { downloadCsv } from '../../../components/csv.ts';
import { named } from '../../../components/named.ts';
import { wordsUpTo } from '../../../components/words.ts';
import '../../../styles/stacks.css';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

interface Filter {
  q?: string;
  action?: string;
  from?: string;
  to?: string;
}

/** The audit trail: who did what, when, why. Read only; what is loaded can be taken along as CSV. */
export const Audit = () => {
  const { t, i18n } = useTranslation('accounts-console');
  const locale = useLocale();
  const _wide = Grid.useBreakpoint().md ?? true;
  const [filter, setFilter] = useState<Filter>({});
  useTitle(t('nav.audit'));
  const change = (next: Filter): void =>
    setFilter(Object.fromEntries(Object.entries({ ...filter, ...next }).filter(([, v]) => v)) as Filter);
  const { list, rows } = useList(
    listQuery(['audit', filter], (cursor, signal) =>
      call(
        endpoints.accounts.listAudit,
        {
          query: {
            limit: 100,
            cursor,
            q: filter.q,
            action: filter.action,
            from: filter.from && startOfDay(filter.from),
            to: filter.to && endOfDay(filter.to),
          },
        },
        signal,
      ),
    ),
  );
  // whichever file has the word: every module brings those of its own actions
  const actionWord = (action: string): string =>
    t(
      Object.keys(i18n.getDataByLanguage(i18n.language) ?? {}).map((file) => `${file}:auditActions.${action}`),
      { defaultValue: action },
    );
  const save = (): void =>
    downloadCsv(`audit-${dayOf(new Date())}.csv`, [
      [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.subject'), t('audit.reason'), t('audit.data')],
      ...rows.map((r) => [fullTime(r.at, locale), r.actor, r.action, r.subject, r.reason, JSON.stringify(r.data)]),
    ]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.audit')}</h1>
        <p className="soft">{t('audit.lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          placeholder={t('audit.find')}
          aria-label={t('audit.find')}
          {...wordsUpTo(50)}
          allowClear
          onSearch={(q) => change({ q })}
          className="bar-wide"
        />
        <Input.Search
          placeholder={t('audit.findAction')}
          aria-label={t('audit.findAction')}
          {...wordsUpTo(60)}
          allowClear
          onSearch={(action) => change({ action })}
          className="bar-code"
        />
        <Input
          type="date"
          aria-label={t('filters.from')}
          prefix={<span className="soft">{t('filters.fromShort')}</span>}
          max={filter.to}
          onChange={(e) => change({ from: e.target.value })}
        />
        <Input
          type="date"
          aria-label={t('filters.to')}
          prefix={<span className="soft">{t('filters.toShort')}</span>}
          min={filter.from}
          onChange={(e) => change({ to: e.target.value })}
        />
        <Button onClick={save} disabled={rows.length === 0}>
          {t('csv')}
        </Button>
      </search>
      <RecordTable<AuditEntry>
        list={list}
        rows={rows}
        rowKey="id"
        width={860}
        empty={t('audit.empty')}
        columns={[
          {
            title: t('audit.at'),
            dataIndex: 'at',
            width: 170,
            render: (at: string) => <span className="num">{fullTime(at, locale)}</span>,
          },
          {
            title: t('audit.actor'),
            dataIndex: 'actor',
            width: 150,
            render: (actor: string) => actor || <span className="soft">{t('cases:platform')}</span>,
          },
          {
            title: t('audit.action'),
            dataIndex: 'action',
            width: 190,
            render: (action: string) => (
              <>
                {actionWord(action)}
                {actionWord(action) !== action && <div className="soft code">{action}</div>}
              </>
            ),
          },
          { title: t('audit.subject'), dataIndex: 'subject', onCell: () => named(t('audit.subject')) },
          {
            title: t('audit.reason'),
            dataIndex: 'reason',
            onCell: () => named(t('audit.reason')),
            render: (reason: string | null) => reason ?? <span className="soft">–</span>,
          },
        ]}
        expandable={{
          columnTitle: <span className="sr-only">{t('audit.data')}</span>,
          rowExpandable: (r) => Object.keys(r.data).length > 0,
          expandedRowRender: (r) => <pre className="code">{JSON.stringify(r.data, null, 2)}</pre>,
        }}
      />
    </div>
  );
};
