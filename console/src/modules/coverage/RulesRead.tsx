import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CoverageRuleBook } from '#contract/coverage/api.ts';
import { RuleFields } from './RuleFields.tsx';

const nothing = (): void => undefined;

/** The rules in force, for those who may not change them. */
export const RulesRead = ({ book }: { book: CoverageRuleBook | undefined }) => {
  const { t } = useTranslation('coverage');
  if (!book) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="coverage">
      <p className="soft">{t('edit.readOnly')}</p>
      <div className="rule-form">
        {book.rules.map((rule) => (
          <RuleFields key={rule.code} rule={rule} measures={book.measures} disabled problem={null} onChange={nothing} onRemove={nothing} />
        ))}
      </div>
    </div>
  );
};
