import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CovenantRules, deciders, shippedRules } from '#contract/covenants/rules.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { TermsFields } from '../../../components/TermsFields.tsx';

const Editor = ({ content, onChange }: EditorProps<CovenantRules>) => {
  const { t } = useTranslation('covenants-console');
  return (
    <>
      {deciders.map((decider) => (
        <section key={decider} aria-label={t(`deciders.${decider}`)}>
          <h2>{t(`deciders.${decider}`)}</h2>
          <TermsFields
            terms={content[decider]}
            label={t(`deciders.${decider}`)}
            onChange={(terms) => onChange({ ...content, [decider]: terms })}
          />
        </section>
      ))}
    </>
  );
};

/** By how many covenants are adopted, each rule from its day on: prepared, published and kept by versions. */
export const Rules = () => {
  const { t } = useTranslation('covenants-console');
  const view = useMemo(
    (): DefinitionView<CovenantRules> => ({
      kind: 'covenants.rules',
      Editor,
      empty: structuredClone(shippedRules) as CovenantRules,
      describe: describeBy(t, {
        field: (name) => t([`deciders.${name}`, `terms-console:fields.${name}`], { defaultValue: name }),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
