import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBook } from '#contract/coverage/rule-book.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { ruleBookQuery } from '../book.ts';
import { RulesRead } from '../RulesRead.tsx';
import { describeRules } from './describe.ts';
import { RuleEditor } from './RuleEditor.tsx';
import '../../../styles/coverage.css';

/** The rules of coverage: prepared, published and kept by versions; read by those whose posts are not over the whole jurisdiction. */
export const Rules = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  const view = useMemo(
    (): DefinitionView<RuleBook> => ({
      kind: 'coverage.rules',
      Editor: RuleEditor,
      empty: { rules: [] },
      describe: describeRules(t, locale),
    }),
    [t, locale],
  );
  const { data, error, refetch } = useQuery(ruleBookQuery);
  if (data?.mayEdit) return <DefinitionFrame view={view} />;
  return (
    <div className="page">
      <h1>{t('coverage:definitions.rules.title')}</h1>
      {error && !data ? <Broken error={error} reset={() => void refetch()} /> : <RulesRead book={data} />}
    </div>
  );
};
