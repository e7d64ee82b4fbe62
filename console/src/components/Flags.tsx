import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';

/** What went other than smoothly: supervised, returned, reworked, reopened, with counts. */
export const Flags = ({ row }: { row: Pick<CaseRow, 'supervised' | 'returnCount' | 'reworkCount' | 'reopenCount'> }) => {
  const { t } = useTranslation();
  return (
    <>
      {row.supervised && <span className="flag flag-strong">{t('flags.supervised')}</span>}
      {row.returnCount > 0 && <span className="flag">{t('flags.returned', { count: row.returnCount })}</span>}
      {row.reworkCount > 0 && <span className="flag">{t('flags.reworked', { count: row.reworkCount })}</span>}
      {row.reopenCount > 0 && <span className="flag">{t('flags.reopened', { count: row.reopenCount })}</span>}
    </>
  );
};
