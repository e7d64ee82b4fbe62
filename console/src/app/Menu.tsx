import { DownOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Me } from '#contract/accounts/api.ts';
import { useMedia } from './hooks.ts';
import { useCurrentInSight } from './inSight.ts';
import { useMenu } from './manifest.ts';
import { setNarrow, toggleGroup, useMenuState } from './menu.ts';

/** Whether an address belongs to a page of the menu: its own, or one below it. */
const isAt = (path: string, at: string): boolean => at === path || (path !== '/' && at.startsWith(`${path}/`));

/** The pages of an account by group; `narrow` shows signs alone, with the names beside the pointer. */
export const MenuPages = ({ me, narrow = false }: { me: Me; narrow?: boolean }) => {
  const { t } = useTranslation();
  const { folded } = useMenuState();
  const at = useRouterState({ select: (state) => state.location.pathname });
  const nav = useCurrentInSight();
  const menu = useMenu(me);
  const paths = menu.flatMap(({ entries }) => entries.map(({ path }) => path).filter((path) => isAt(path, at)));
  // the nearest one: a register stands below the page of all registers
  const here = paths.sort((a, b) => b.length - a.length)[0];
  return (
    <nav ref={nav} className={narrow ? 'menu menu-narrow' : 'menu'} aria-label={t('nav.label')}>
      {menu.map(({ group, entries }) => {
        const current = entries.some(({ path }) => path === here);
        const open = narrow || current || !folded.includes(group);
        return (
          <div key={group} className="menu-group">
            {!narrow && entries.length > 1 && (
              <button
                type="button"
                className="menu-head"
                aria-expanded={open}
                aria-disabled={current || undefined}
                onClick={() => !current && toggleGroup(group)}
              >
                {t(`nav.groups.${group}`)}
                {!current && <DownOutlined />}
              </button>
            )}
            {open && (
              <ul>
                {entries.map(({ path, name, icon, target, badge: Badge }) => (
                  <li key={path}>
                    <Tooltip title={narrow ? name : undefined} placement="right">
                      <Link
                        {...(target as { to: string })}
                        className="menu-link"
                        activeOptions={{ includeSearch: false, exact: path !== here }}
                        activeProps={{ 'aria-current': 'page' }}
                      >
                        {icon}
                        <span className={narrow ? 'sr-only' : 'menu-name'}>{name}</span>
                        {Badge && <Badge />}
                      </Link>
                    </Tooltip>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </nav>
  );
};

/** The menu beside the pages: in full or as signs, as it was left on this computer. */
export const SideMenu = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  const tight = useMedia('(max-width: 1200px)');
  const { narrow = null } = useMenuState();
  const isNarrow = narrow ?? tight;
  return (
    <div className={isNarrow ? 'side side-narrow' : 'side'}>
      <MenuPages me={me} narrow={isNarrow} />
      <button type="button" className="menu-link side-switch" onClick={() => setNarrow(!isNarrow)}>
        {isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        <span className={isNarrow ? 'sr-only' : 'menu-name'}>{t(isNarrow ? 'nav.widen' : 'nav.narrow')}</span>
      </button>
    </div>
  );
};
