import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BlockOutlined,
  CheckSquareOutlined,
  EnvironmentOutlined,
  FormOutlined,
  PushpinOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { DueBadge } from '../components/DueBadge.tsx';
import { Switches } from '../components/Switches.tsx';
import { mayOpen, type Page } from './access.ts';
import { call, endpoints } from './api.ts';
import { useCurrentInSight } from './inSight.ts';
import { keeping } from './kept.ts';
import { useConnected } from './live.ts';
import { forgetPerson } from './queries.ts';

const icons: Record<Page, React.ReactNode> = {
  cases: <AppstoreOutlined />,
  report: <FormOutlined />,
  map: <EnvironmentOutlined />,
  overview: <BarChartOutlined />,
  organisations: <ApartmentOutlined />,
  grids: <BlockOutlined />,
  places: <PushpinOutlined />,
  coverage: <CheckSquareOutlined />,
  accounts: <TeamOutlined />,
  audit: <AuditOutlined />,
  settings: <SettingOutlined />,
};

/** Brand, the pages this account can use, the state of the connection, language, mode and account. */
export const Header = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const connected = useConnected();
  const nav = useCurrentInSight();
  const signOut = async (): Promise<void> => {
    await call(endpoints.accounts.signOut, { body: {} }).catch(() => undefined);
    keeping.forget(me.account.id);
    // the pages go first: emptied under them, the store would ask again without a session
    await navigate({ to: '/sign-in', search: {} });
    forgetPerson();
  };
  const post = me.posts[0];
  return (
    <header className="header">
      <Link to="/" className="brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={24} height={24} />
        <span className="brand-name">{t('brandShort')}</span>
        <span className="brand-place">{me.jurisdiction.name}</span>
      </Link>
      <nav ref={nav} className="nav" aria-label={t('nav.label')}>
        {(Object.keys(icons) as Page[])
          .filter((page) => mayOpen(me, page))
          .map((page) => (
            <Link
              key={page}
              to={`/${page}`}
              {...(page === 'cases' ? { search: { queue: 'todo' as const } } : {})}
              className="nav-link"
              activeOptions={{ includeSearch: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {icons[page]}
              <span>{t(`nav.${page}`)}</span>
              {page === 'organisations' && <DueBadge me={me} />}
            </Link>
          ))}
      </nav>
      <div className="header-end">
        {!connected && (
          <span className="offline" role="status">
            {t('live.lost')}
          </span>
        )}
        {me.jurisdiction.demo && <span className="demo-mark">{t('demo.mark')}</span>}
        <Switches />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'who', type: 'group', label: <AccountPosts me={me} />, children: [] },
              { type: 'divider' },
              { key: 'password', label: t('account.password'), onClick: () => void navigate({ to: '/password' }) },
              { key: 'security', label: t('account.security'), onClick: () => void navigate({ to: '/security' }) },
              { key: 'out', label: t('account.signOut'), onClick: () => void signOut() },
            ],
          }}
        >
          <Button type="text" className="who">
            <span className="who-name" title={me.account.name}>
              {me.account.name}
            </span>
            {post && <span className="who-role">{t(`accounts:roles.${post.role}`)}</span>}
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
          {t(`accounts:roles.${post.role}`)} · {post.area?.name ?? post.organisation?.name ?? me.jurisdiction.name}
        </div>
      ))}
    </div>
  );
};
