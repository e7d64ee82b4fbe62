import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnerEstate } from '#contract/assemblies/api.ts';
import { squareMetres } from '#ui/figures.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { EstateForm } from './forms.tsx';
import '../../../styles/stacks.css';

/** Registers of owners by estate. */
export const Estates = () => {
  const { t } = useTranslation('assemblies-console');
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  useTitle(t('registers'));
  const found = useQuery({
    queryKey: ['assemblies', 'estates'],
    queryFn: ({ signal }) => call(endpoints.assemblies.listOwnerEstates, { query: {} }, signal),
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('registers')}</h1>
        <p className="soft">{t('registersLead')}</p>
      </div>
      <div className="bar">
        {found.data?.mayCreate && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            {t('createEstate')}
          </Button>
        )}
      </div>
      {found.isError ? (
        <Broken error={found.error} reset={() => void found.refetch()} />
      ) : (
        <Table<OwnerEstate>
          size="small"
          className="stacks"
          rowKey="id"
          loading={found.isPending}
          dataSource={found.data?.items ?? []}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          locale={{ emptyText: found.isPending ? null : <span className="soft">{t('noEstates')}</span> }}
          columns={[
            {
              title: t('estate'),
              key: 'name',
              render: (_, one) => (
                <>
                  <Link to="/owner-estates/$estateId" params={{ estateId: one.id }}>
                    {one.name}
                  </Link>
                  <div className="soft">{one.area.name}</div>
                </>
              ),
            },
            { title: t('units'), dataIndex: 'units', onCell: () => named(t('units')) },
            { title: t('holders'), dataIndex: 'holders', onCell: () => named(t('holders')) },
            {
              title: t('area'),
              key: 'squares',
              onCell: () => named(t('area')),
              render: (_, one) => <span className="num">{squareMetres(one.squares)}</span>,
            },
            {
              title: t('doubts'),
              key: 'doubts',
              onCell: () => named(t('doubts')),
              render: (_, one) => (one.doubts > 0 ? t('doubtCount', { count: one.doubts }) : '—'),
            },
          ]}
        />
      )}
      {creating && (
        <EstateForm
          onClose={() => setCreating(false)}
          onDone={(one) => void navigate({ to: '/owner-estates/$estateId', params: { estateId: one.id } })}
        />
      )}
    </div>
  );
};
