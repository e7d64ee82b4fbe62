import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shippedTypes } from '#contract/cases/shipped-types.ts';
import type { TypeBook } from '#contract/cases/types.ts';
import { useLocale } from '../../../app/hooks.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { TypeEditor } from './TypeEditor.tsx';
import { describeTypes } from './words.ts';

/** The case types of the jurisdiction: prepared, published and kept by versions; the shipped ones where none were published yet. */
export const Types = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const view = useMemo(
    (): DefinitionView<TypeBook> => ({
      kind: 'cases.types',
      Editor: TypeEditor,
      empty: { types: shippedTypes() },
      describe: describeTypes(t, locale),
    }),
    [t, locale],
  );
  return <DefinitionFrame view={view} />;
};
