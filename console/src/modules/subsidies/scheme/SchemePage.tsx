import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { SchemeEditor } from './SchemeEditor.tsx';

/** A scheme with its versions; begun from the published rules of a place. */
export const SchemePage = () => {
  const { code } = useParams({ strict: false }) as { code: string };
  const { t } = useTranslation('subsidies-console');
  const view = useMemo(
    (): DefinitionView<SubsidyScheme> => ({
      kind: 'subsidies.scheme',
      subject: code,
      Editor: SchemeEditor,
      empty: templates.caolu,
      // the schema comes with the first file that is read
      read: async (value) => (await import('#contract/subsidies/scheme.ts')).scheme.safeParse(value).data ?? null,
      describe: describeBy(t, { within: 'bands', field: (name) => t(`edit.${name}`, { defaultValue: name }) }),
    }),
    [t, code],
  );
  return <DefinitionFrame view={view} />;
};
