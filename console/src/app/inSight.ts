import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** For a row of links that may be wider than the screen: the link of the page that is open is scrolled into sight. */
export const useCurrentInSight = (): RefObject<HTMLElement | null> => {
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another current link
  useEffect(() => {
    const show = (): void => row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    show();
    // figures and fonts that come later push the link out again
    const watch = new ResizeObserver(show);
    for (const link of row.current?.querySelectorAll('a') ?? []) watch.observe(link);
    return () => watch.disconnect();
  }, [path]);
  return row;
};
