import { CheckCircleOutlined, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '#contract/coverage/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { limitWords, said } from '../words.ts';

type Row = Coverage['rules'][number];

const Mark = ({ row }: { row: Row }) =>
  row.broken > 0 ? (
    <WarningFilled className="rule-mark-broken" aria-hidden="true" />
  ) : row.checked > 0 ? (
    <CheckCircleOutlined aria-hidden="true" />
  ) : (
    <MinusCircleOutlined aria-hidden="true" />
  );

/** Every rule with how many break it; a press shows who. */
export const RuleCards = ({ rules, chosen, onRule }: { rules: readonly Row[]; chosen: string; onRule: (code: string) => void }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul className="rule-cards" aria-label={t('coverage:cards')}>
      {rules.map((row) => (
        <li key={row.rule.code}>
          <button type="button" className="rule-card" aria-pressed={row.rule.code === chosen} onClick={() => onRule(row.rule.code)}>
            <span className="rule-card-name">
              <Mark row={row} />
              {said(row.rule.name, locale)}
            </span>
            <span className="rule-card-figure">
              {row.broken > 0 ? (
                <>
                  <b className="num">{row.broken}</b> {t('coverage:broken')}
                </>
              ) : row.checked > 0 ? (
                <span className="rule-card-fine">{t('coverage:allFine')}</span>
              ) : (
                <span className="soft">{t('coverage:nothingChecked')}</span>
              )}
              {row.checked > 0 && <span className="soft num"> {t('coverage:ofChecked', { count: row.checked })}</span>}
            </span>
            <span className="rule-card-foot soft num">
              <span>{limitWords(t, row.rule, row.unit, locale)}</span>
              <span>{t(`coverage:severities.${row.rule.severity}`)}</span>
              {row.noData > 0 && <span>{t('coverage:noData', { count: row.noData })}</span>}
              {row.exempt > 0 && <span>{t('coverage:exempt', { count: row.exempt })}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
};
