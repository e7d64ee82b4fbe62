import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleShown } from '#contract/accounts/local-roles.ts';
import { endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { rolesQuery } from '../../../app/roles.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { RoleForm, type RoleTask } from './RoleForm.tsx';
import '../../../styles/rights.css';
import '../../../styles/stacks.css';

/** Roles as bundles of permissions: those that come with the platform, and the jurisdiction's own, made and changed by the security administrator. */
export const Roles = () => {
  const { t } = useTranslation('accounts-console');
  const client = useQueryClient();
  const wide = useMedia('(min-width: 768px)');
  const { message, modal } = App.useApp();
  const [task, setTask] = useState<RoleTask | null>(null);
  const { data, error, refetch } = useQuery(rolesQuery);
  const refresh = (): void => {
    setTask(null);
    void client.invalidateQueries({ queryKey: rolesQuery.queryKey });
  };
  const remove = useSend({
    slot: useSlot('accounts.removeRole'),
    request: (role: RoleShown) => asked(endpoints.accounts.removeRole, { params: { role: role.code }, body: {} }),
    onDone: (_, role) => {
      void message.success(t('roles.removed', { name: role.name }));
      refresh();
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  useTitle(t('nav.roles'));
  if (error) return <Broken error={error} reset={() => void refetch()} />;
  const titlesOf = (role: RoleShown): string[] =>
    data?.permissions.flatMap(({ code, title }) => (role.permissions.includes(code) ? [title] : [])) ?? [];
  const own = data?.roles.filter(({ shipped }) => !shipped) ?? [];
  const table = (roles: readonly RoleShown[]) => (
    <Table<RoleShown>
      size="small"
      rowKey="code"
      dataSource={roles}
      pagination={false}
      className="stacks"
      scroll={wide ? { x: 860 } : {}}
      columns={[
        {
          title: t('roles.name'),
          key: 'name',
          width: 220,
          render: (_, role) => (
            <>
              <strong>{role.name}</strong>
              <div className="soft">{t(`roles.standing.${role.standing}`)}</div>
            </>
          ),
        },
        {
          title: t('roles.permissions'),
          key: 'permissions',
          onCell: () => named(t('roles.permissions')),
          render: (_, role) => titlesOf(role).join(t('comma')) || t('roles.nothing'),
        },
        {
          title: t('roles.holders'),
          key: 'holders',
          width: 110,
          onCell: () => named(t('roles.holders')),
          render: (_, role) =>
            role.holders === 0 ? (
              <span className="soft">{t('roles.nobody')}</span>
            ) : (
              <Link to="/accounts" search={{ role: role.code }} aria-label={`${role.name} ${t('roles.count', { count: role.holders })}`}>
                {t('roles.count', { count: role.holders })}
              </Link>
            ),
        },
        {
          title: t('accounts.acts'),
          key: 'acts',
          width: 210,
          render: (_, role) => (
            <div className="cell-acts">
              {!role.shipped && (
                <Button size="small" onClick={() => setTask({ kind: 'change', role })}>
                  {t('roles.change')}
                </Button>
              )}
              {role.standing !== 'jurisdiction' && (
                <Button size="small" onClick={() => setTask({ kind: 'copy', role })}>
                  {t('roles.copy')}
                </Button>
              )}
              {!role.shipped && !role.used && (
                <Button
                  size="small"
                  danger
                  onClick={() =>
                    void modal.confirm({
                      title: t('roles.removeAsk', { name: role.name }),
                      okText: t('roles.remove'),
                      onOk: () => remove.send(role),
                    })
                  }
                >
                  {t('roles.remove')}
                </Button>
              )}
            </div>
          ),
        },
      ]}
    />
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.roles')}</h1>
        <p className="soft">{t('roles.lead')}</p>
      </div>
      <div className="bar">
        <Button type="primary" disabled={!data} onClick={() => setTask({ kind: 'make' })}>
          {t('roles.make')}
        </Button>
      </div>
      {!data ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : (
        <>
          <h2 className="roles-title">{t('roles.own')}</h2>
          {own.length === 0 ? <p className="soft">{t('roles.noOwn')}</p> : table(own)}
          <h2 className="roles-title">{t('roles.shipped')}</h2>
          <p className="soft">{t('roles.shippedText')}</p>
          {table(data.roles.filter(({ shipped }) => shipped))}
        </>
      )}
      {task && data && <RoleForm task={task} permissions={data.permissions} onClose={() => setTask(null)} onDone={refresh} />}
    </div>
  );
};
