import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import { Tabs } from './tabs.tsx';

interface PageProps {
  title: string;
  /** Shows the way back at the top; pages of the tab bar have none. */
  back?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}

let arrived = false;

/** Frame of every page: document title, heading, way back or tab bar. Moving to a page puts the focus on its heading. */
export const Page = ({ title, back = false, aside, children }: PageProps) => {
  const { t } = useTranslation();
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app')}`;
  }, [title, t]);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  const goBack = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: '/' }));
  return (
    <>
      <header className="top">
        {back && (
          <button type="button" className="button round" onClick={goBack} aria-label={t('back')}>
            <Icon name="back" />
          </button>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </header>
      <main className={back ? 'page' : 'page with-tabs'}>{children}</main>
      {!back && <Tabs />}
    </>
  );
};
