import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scheme } from '#contract/workforce/scheme.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { Sections } from '../Sections.tsx';
import { describeScheme } from './describe.ts';
import { SchemeEditor } from './SchemeEditor.tsx';

/** Nothing yet: whoever makes the first scheme begins with one of those that come along. */
const empty: Scheme = {
  title: { zh: '', en: null },
  source: { zh: '', en: null },
  posts: [],
  coefficients: [],
  base: 0,
  basicPercent: 70,
  stepYears: 3,
  uncounted: [],
  degrees: [],
  certificates: [],
  headcount: { steps: [], beyond: null, committee: 0, most: null, perTenThousand: null },
};

/** The scheme by which community workers are graded and paid, by versions. */
export const SchemePage = () => {
  const { t } = useTranslation('workforce-console');
  const view = useMemo(
    (): DefinitionView<Scheme> => ({ kind: 'workforce.scheme', Editor: SchemeEditor, empty, describe: describeScheme(t) }),
    [t],
  );
  return (
    <>
      <div className="page workforce-sections">
        <Sections />
      </div>
      <DefinitionFrame view={view} />
    </>
  );
};
