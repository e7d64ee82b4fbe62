import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CovenantRules, deciders, shippedRules } from '#contract/covenants/rules.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { told } from '../../../components/definition/told.ts';
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
      describe: ({ path, before, after }) => ({
        where: path
          .map((part) => t(`deciders.${part}`, { defaultValue: t(`terms-console:fields.${part}`, { defaultValue: String(part) }) }))
          .join(' · '),
        before: told(before),
        after: told(after),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
