import { useTranslation } from 'react-i18next';
import { RuleForm } from './RuleForm.tsx';
import { RuleVersions } from './RuleVersions.tsx';

/** The page of a system administrator, who configures the rules but sees no results. */
export const RulesOnly = () => {
  const { t } = useTranslation();
  return (
    <div className="page coverage coverage-rules">
      <h1>{t('coverage:edit.title')}</h1>
      <RuleForm />
      <RuleVersions />
    </div>
  );
};
