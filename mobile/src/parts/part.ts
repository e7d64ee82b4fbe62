import { type ComponentType, useState } from 'react';

/**
 * A part of a page whose code is fetched when it is first wanted.
 * @returns `Part`, null until it is here, and `bring`, which fetches it and answers whether it came: without a network it does not, and
 * the page with everything written on it stays.
 */
export const usePart = <P>(load: () => Promise<{ default: ComponentType<P> }>) => {
  const [Part, setPart] = useState<ComponentType<P> | null>(null);
  const bring = (): Promise<boolean> =>
    load().then(
      (loaded) => {
        setPart(() => loaded.default);
        return true;
      },
      () => false,
    );
  return { Part, bring };
};
