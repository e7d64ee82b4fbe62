import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountsRhythm, type AccountsRow, rhythms } from '#contract/disclosures/accounts.ts';
import { periodName } from '#ui/period.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import '../../../styles/parts.css';

const yuan = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 });

/** How accounts of each community stand: the last ones, and what is due. */
export const Accounts = ({ area }: { area: string | undefined }) => {
  const { t } = useTranslation('disclosures-console');
  const [setting, setSetting] = useState<AccountsRow | null>(null);
  const query = useQuery({
    queryKey: ['disclosures', 'accounts', area],
    queryFn: ({ signal }) => call(endpoints.disclosures.listDisclosedAccounts, { query: { area } }, signal),
  });
  const list = { ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined };
  return (
    <>
      <p className="soft above-table">{t('accountsLead')}</p>
      <RecordTable<AccountsRow>
        list={list}
        rows={query.data?.items ?? []}
        rowKey={({ area: one }) => one.code}
        width={900}
        empty={t('noAccounts')}
        columns={[
          { title: t('area'), key: 'area', bare: true, render: (_, one) => one.area.name },
          {
            title: t('rhythm'),
            key: 'rhythm',
            width: 150,
            render: (_, one) => (
              <>
                {t(`disclosures:rhythms.${one.rhythm}`)}{' '}
                {one.mayPublish && (
                  <Button size="small" onClick={() => setSetting(one)} aria-label={t('setRhythmOf', { area: one.area.name })}>
                    {t('setRhythm')}
                  </Button>
                )}
              </>
            ),
          },
          {
            title: t('last'),
            key: 'last',
            render: (_, { last }) =>
              last ? (
                <>
                  <Link to="/disclosures/$disclosureId" params={{ disclosureId: last.disclosureId }}>
                    {periodName(last.period)}
                  </Link>
                  <div className="soft">
                    {t('publishedOn', { day: last.publishedOn })}
                    {last.late && ` · ${t('tooLate')}`}
                  </div>
                </>
              ) : (
                t('never')
              ),
          },
          {
            title: t('balance'),
            key: 'balance',
            width: 140,
            align: 'right',
            render: (_, { last }) => <span className="num">{last ? yuan(last.closing) : '—'}</span>,
          },
          {
            title: t('due'),
            key: 'due',
            width: 220,
            render: (_, { due }) =>
              due ? t(due.overdue ? 'overdue' : 'dueOn', { period: periodName(due.period), day: due.dueOn }) : t('nothingDue'),
          },
        ]}
      />
      {setting && <RhythmForm row={setting} onClose={() => setSetting(null)} />}
    </>
  );
};

const RhythmForm = ({ row, onClose }: { row: AccountsRow; onClose: () => void }) => {
  const { t } = useTranslation('disclosures-console');
  return (
    <ActDrawer<{ rhythm: AccountsRhythm | 'standard' }, AccountsRow>
      keep="disclosures.rhythm"
      subject={row.area.code}
      title={t('setRhythmOf', { area: row.area.name })}
      lead={<p className="soft">{t('rhythmLead')}</p>}
      submit={t('save')}
      done={t('done')}
      renews="disclosures"
      initial={{ rhythm: row.own ? row.rhythm : 'standard' }}
      request={({ rhythm }) =>
        asked(endpoints.disclosures.setAccountsRhythm, {
          params: { areaCode: row.area.code },
          body: { rhythm: rhythm === 'standard' ? null : rhythm },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="rhythm" label={t('rhythm')}>
        <Radio.Group
          options={[
            { value: 'standard', label: t('standard') },
            ...rhythms.map((value) => ({ value, label: t(`disclosures:rhythms.${value}`) })),
          ]}
        />
      </Form.Item>
    </ActDrawer>
  );
};
