import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Drawer, Grid, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Post } from '#contract/accounts/api.ts';
import { roleLabel } from '#ui/roles.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useNow, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { rolesQuery } from '../../../app/roles.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { named } from '../../../components/named.ts';
import { wordsUpTo } from '../../../components/words.ts';
import { Rights } from '../Rights.tsx';
import { CreateAccount } from './CreateAccount.tsx';
import { Devices } from './Devices.tsx';
import { GrantPost } from './GrantPost.tsx';
import { ImportAccounts } from './ImportAccounts.tsx';
import { Reasoned, type ReasonedAct } from './Reasoned.tsx';
import '../../../styles/stacks.css';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

interface Filter {
  q?: string;
  role?: string;
  area?: string;
  temporaryPassword?: boolean;
}

const day = 24 * 3_600_000;

/** That the password is still the one given by the administrator. @param left milliseconds until it ends */
const TemporaryPassword = ({ left }: { left: number }) => {
  const { t } = useTranslation('accounts-console');
  return left > 0 ? (
    <div className="soft">{t('accounts.temporaryLeft', { count: Math.max(1, Math.round(left / day)) })}</div>
  ) : (
    <div>
      <span className="flag flag-strong">{t('accounts.temporaryOver')}</span>
    </div>
  );
};

/** Accounts and their posts, for the security administrator, who grants but sees no case. */
export const Accounts = () => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  const _wide = Grid.useBreakpoint().md ?? true;
  const me = useMe();
  const now = useNow();
  const client = useQueryClient();
  const [filter, setFilter] = useState<Filter>(useSearch({ from: '/shell/accounts' }));
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const [granting, setGranting] = useState<Account | null>(null);
  const [asking, setAsking] = useState<Account | null>(null);
  const [act, setAct] = useState<ReasonedAct | null>(null);
  const roles = useQuery(rolesQuery);
  useTitle(t('nav.accounts'));
  const { list, rows } = useList(
    listQuery(['accounts', filter], (cursor, signal) =>
      call(
        endpoints.accounts.listAccounts,
        {
          query: {
            limit: 50,
            cursor,
            q: filter.q,
            role: filter.role ? [filter.role] : undefined,
            area: filter.area,
            temporaryPassword: filter.temporaryPassword ? 'true' : undefined,
          },
        },
        signal,
      ),
    ),
  );
  const changed = (): void => {
    setCreating(false);
    setImporting(false);
    setGranting(null);
    setAct(null);
    void client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const locked = (account: Account): boolean => account.lockedUntil !== null && Date.parse(account.lockedUntil) > now;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.accounts')}</h1>
        <p className="soft">{t('accounts.lead')}</p>
        <p className="aside-note">
          <strong>{t('accounts.apartTitle')}</strong> {t('accounts.apart')}
        </p>
      </div>
      <search className="bar">
        <Input.Search
          placeholder={t('accounts.find')}
          aria-label={t('accounts.find')}
          {...wordsUpTo(50)}
          allowClear
          onSearch={(q) => setFilter({ ...filter, q })}
          className="bar-wide"
        />
        <Select
          aria-label={t('accounts.role')}
          placeholder={t('accounts.role')}
          allowClear
          value={filter.role ?? null}
          onChange={(role) => setFilter({ ...filter, role })}
          loading={roles.isPending}
          options={roles.data?.roles.map((role) => ({ value: role.code, label: role.name }))}
          className="bar-field"
        />
        <div className="bar-field">
          <AreaSelect
            label={t('area')}
            value={filter.area}
            onChange={(area) => setFilter({ ...filter, ...(area ? { area } : { area: undefined as never }) })}
          />
        </div>
        <Checkbox
          checked={filter.temporaryPassword ?? false}
          onChange={(e) => setFilter({ ...filter, temporaryPassword: e.target.checked })}
        >
          {t('accounts.temporaryOnly')}
        </Checkbox>
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('accounts.create')}
        </Button>
        <Button onClick={() => setImporting(true)}>{t('accounts.import.open')}</Button>
      </search>
      <RecordTable<Account>
        list={list}
        rows={rows}
        rowKey="id"
        width={980}
        empty={t('accounts.empty')}
        columns={[
          {
            title: t('accounts.name'),
            key: 'name',
            width: 260,
            render: (_, a) => (
              <>
                <strong>{a.name}</strong>
                {a.id === me.account.id && (
                  <>
                    {' '}
                    <span className="flag">{t('accounts.you')}</span>
                  </>
                )}
                <div className="soft num">
                  {a.username ?? '–'} · {a.phone ?? '–'}
                </div>
              </>
            ),
          },
          {
            title: t('accounts.posts'),
            key: 'posts',
            render: (_, a) => (
              <ul className="post-list">
                {a.posts.map((post) => (
                  <li key={post.id}>
                    <span>
                      {postWords(post)}
                      {post.validTo && <span className="soft"> {t('accounts.until', { moment: fullTime(post.validTo, locale) })}</span>}
                    </span>
                    {a.id !== me.account.id && (
                      <button type="button" className="plain-link" onClick={() => setAct({ kind: 'endPost', account: a, post })}>
                        {t('accounts.end')}
                      </button>
                    )}
                  </li>
                ))}
                {a.posts.length === 0 && <li className="soft">{t('accounts.noPost')}</li>}
              </ul>
            ),
          },
          {
            title: t('accounts.state'),
            key: 'state',
            width: 170,
            render: (_, a) => (
              <>
                {a.disabled ? (
                  <span className="flag flag-strong">{t('accounts.disabled')}</span>
                ) : locked(a) ? (
                  <span className="flag flag-strong">{t('accounts.locked', { moment: fullTime(a.lockedUntil ?? '', locale) })}</span>
                ) : (
                  <span className="soft">{t('accounts.active')}</span>
                )}
                {a.temporaryPasswordUntil && <TemporaryPassword left={Date.parse(a.temporaryPasswordUntil) - now} />}
                {a.secondFactor && <div className="soft">{t('accounts.secondFactor')}</div>}
              </>
            ),
          },
          {
            title: t('accounts.lastSignIn'),
            dataIndex: 'lastSignInAt',
            onCell: () => named(t('accounts.lastSignIn')),
            width: 170,
            render: (at: string | null) => <span className="num soft">{at ? fullTime(at, locale) : t('accounts.never')}</span>,
          },
          {
            title: t('accounts.acts'),
            key: 'acts',
            width: 200,
            render: (_, a) => (
              <div className="cell-acts">
                <Button size="small" onClick={() => setAsking(a)}>
                  {t('rights.see')}
                </Button>
                {a.id !== me.account.id && (
                  <>
                    <Button size="small" onClick={() => setGranting(a)}>
                      {t('accounts.grant')}
                    </Button>
                    {locked(a) && (
                      <Button size="small" onClick={() => setAct({ kind: 'unlock', account: a })}>
                        {t('accounts.unlock')}
                      </Button>
                    )}
                    <ActionMenu
                      of={a.name}
                      actions={(
                        [
                          'giveTemporary',
                          'correct',
                          ...(a.secondFactor ? (['resetSecondFactor'] as const) : []),
                          a.disabled ? 'enable' : 'disable',
                        ] as const
                      ).map((kind) => ({
                        key: kind,
                        words: t(`accounts.${kind}`),
                        danger: kind === 'disable' || kind === 'resetSecondFactor',
                        run: () => setAct({ kind, account: a }),
                      }))}
                    />
                  </>
                )}
              </div>
            ),
          },
        ]}
      />
      {creating && <CreateAccount onClose={() => setCreating(false)} onDone={changed} />}
      {importing && <ImportAccounts onClose={() => setImporting(false)} onDone={changed} />}
      {granting && <GrantPost account={granting} onClose={() => setGranting(null)} onDone={changed} />}
      {asking && (
        <Drawer open title={t('rights.of', { name: asking.name })} onClose={() => setAsking(null)} size={520} destroyOnHidden>
          <Rights accountId={asking.id} />
          <Devices
            accountId={asking.id}
            onUnbind={(device) => {
              setAct({ kind: 'unbind', account: asking, device });
              setAsking(null);
            }}
          />
        </Drawer>
      )}
      {act && <Reasoned act={act} onClose={() => setAct(null)} onDone={changed} />}
    </div>
  );

  function postWords(post: Post): string {
    return [roleLabel(t, post), post.area?.name, post.organisation?.name].filter(Boolean).join(' · ');
  }
};
