import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/**
 * A part of a page that comes in a file of its own and that the page can do without. Where the file cannot be fetched – the network is gone –
 * `meanwhile` stands in its place until there is one again; the page around it, and what was typed there, stays.
 */
export const beside = <P extends object>(load: () => Promise<ComponentType<P>>, meanwhile: ReactNode = null): ComponentType<P> => {
  let fetched: ComponentType<P> | null = null;
  return (props) => {
    const [Part, setPart] = useState(() => fetched);
    useEffect(() => {
      if (Part) return;
      let here = true;
      const bring = (): void =>
        void load().then(
          (found) => {
            fetched = found;
            if (here) setPart(() => found);
          },
          () => undefined,
        );
      bring();
      addEventListener('online', bring);
      return () => {
        here = false;
        removeEventListener('online', bring);
      };
    }, [Part]);
    return Part ? <Part {...props} /> : meanwhile;
  };
};

/**
 * What modules add to a page of another, from the files found by folder, in the order of their names; one that has nothing to say shows nothing.
 * @param prepare what must be there before a section is shown: words it needs
 * @param meanwhile stands for each section whose file is on its way
 */
export const sectionsOf = <P extends object, F extends { readonly default: ComponentType<P> } = { readonly default: ComponentType<P> }>(
  files: Record<string, () => Promise<F>>,
  prepare: (file: F) => Promise<void> = async () => undefined,
  meanwhile: ReactNode = null,
): ComponentType<P> => {
  const sections = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, load]) => ({
      file,
      Section: beside(async () => {
        const found = await load();
        await prepare(found);
        return found.default;
      }, meanwhile),
    }));
  return (props) => sections.map(({ file, Section }) => <Section key={file} {...props} />);
};
