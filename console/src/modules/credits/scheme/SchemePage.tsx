import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '#contract/credits/scheme.ts';
import { templates } from '#contract/credits/templates.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { SchemeEditor } from './SchemeEditor.tsx';

/** The scheme of ratings with its versions; begun from the published rules of a place. */
export const SchemePage = () => {
  const { t } = useTranslation('credits-console');
  const view = useMemo(
    (): DefinitionView<Scheme> => ({
      kind: 'credits.scheme',
      Editor: SchemeEditor,
      empty: templates.shandong,
      // the schema comes with the first file that is read
      read: async (value) => (await import('#contract/credits/scheme.ts')).scheme.safeParse(value).data ?? null,
      describe: describeBy(t, { within: 'items', field: (name) => t(`edit.${name}`, { defaultValue: name }) }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
