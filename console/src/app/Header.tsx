import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { roleLabel } from '#ui/roles.ts';
import { Switches } from '../components/Switches.tsx';
import { call, endpoints } from './api.ts';
import { keeping } from './kept.ts';
import { useConnected } from './live.ts';
import { MenuPages } from './Menu.tsx';
import { slotsOf } from './manifest.ts';
import { forgetPerson } from './queries.ts';
import { forgetRecent } from './recent.ts';

/** Brand, the state of the connection, language, mode and account; on a narrow screen also the way to the menu. */
export const Header = ({ me, onSearch }: { me: Me; onSearch: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const connected = useConnected();
  const signOut = async (): Promise<void> => {
    await call(endpoints.accounts.signOut, { body: {} }).catch(() => undefined);
    keeping.forget(me.account.id);
    forgetRecent(me.account.id);
    // the pages go first: emptied under them, the store would ask again without a session
    await navigate({ to: '/sign-in', search: {} });
    forgetPerson();
  };
  const post = me.posts[0];
  return (
    <header className="header">
      <MenuDrawer me={me} />
      <Link to="/" className="brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={24} height={24} />
        <span className="brand-name">{t('brandShort')}</span>
        <span className="brand-place">{me.jurisdiction.name}</span>
      </Link>
      <Button type="text" className="search-button" icon={<SearchOutlined />} onClick={onSearch}>
        <span className="search-word">{t('palette.title')}</span>
        <kbd>{/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </Button>
      <div className="header-end">
        {!connected && (
          <span className="offline" role="status">
            {t('live.lost')}
          </span>
        )}
        {me.jurisdiction.demo && <span className="demo-mark">{t('demo.mark')}</span>}
        <Suspense fallback={null}>
          {slotsOf(me, 'header').map(({ order, component: Sign }) => (
            <Sign key={order} />
          ))}
        </Suspense>
        <Switches />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'who', type: 'group', label: <AccountPosts me={me} />, children: [] },
              { type: 'divider' },
              { key: 'password', label: t('account.password'), onClick: () => void navigate({ to: '/password' }) },
              { key: 'security', label: t('account.security'), onClick: () => void navigate({ to: '/security' }) },
              { key: 'recorded', label: t('account.recorded'), onClick: () => void navigate({ to: '/recorded' }) },
              { key: 'out', label: t('account.signOut'), onClick: () => void signOut() },
            ],
          }}
        >
          <Button type="text" className="who">
            <span className="who-name" title={me.account.name}>
              {me.account.name}
            </span>
            {post && <span className="who-role">{roleLabel(t, post)}</span>}
          </Button>
        </Dropdown>
      </div>
    </header>
  );
};

const AccountPosts = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  return (
    <div className="posts">
      <strong>{me.account.name}</strong>
      {me.account.phone && <span className="soft num"> {me.account.phone}</span>}
      {me.posts.map((post) => (
        <div key={post.id} className="soft">
          {roleLabel(t, post)} · {post.area?.name ?? post.organisation?.name ?? me.jurisdiction.name}
        </div>
      ))}
    </div>
  );
};

/** The menu on a screen too narrow to hold it beside the page. */
const MenuDrawer = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const at = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has been chosen
  useEffect(() => setOpen(false), [at]);
  return (
    <>
      <Button
        type="text"
        className="menu-button"
        icon={<MenuOutlined />}
        aria-label={t('nav.label')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={260}
        title={t('brandShort')}
        className="menu-drawer"
        destroyOnHidden
      >
        <MenuPages me={me} />
      </Drawer>
    </>
  );
};
