import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { fullTime, secondsUntil } from '#ui/time.ts';
import { useLocale, useNow } from '../app/hooks.ts';

/** By when the matter has to be answered, whoever has it. */
export const WholeClock = ({ row }: { row: Pick<CaseRow, 'totalDueAt'> }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { totalDueAt } = row;
  if (!totalDueAt) return null;
  return (
    <Tooltip title={t('clock.wholeHint')}>
      <span className={secondsUntil(totalDueAt, now) <= 0 ? 'clock clock-red num' : 'soft num'}>
        {t('clock.whole', { moment: fullTime(totalDueAt, locale) })}
      </span>
    </Tooltip>
  );
};
