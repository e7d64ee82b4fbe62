import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/cases/api.ts';
import { nameOf } from '#ui/i18n.ts';
import { Clock } from '../../../components/Clock.tsx';
import { Flags } from '../../../components/Flags.tsx';
import { StateTag } from '../../../components/StateTag.tsx';

/** One case of the list. Names of places wrap, they are never cut. `gone`: it has left this queue and goes at the next refresh. */
export const Row = memo(({ row, current, gone }: { row: CaseRow; current: boolean; gone: boolean }) => {
  const { t } = useTranslation('cases-console');
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: row.id }}
      search={true}
      className={`row ${gone ? 'row-gone' : ''}`}
      data-case={row.id}
      aria-current={current ? 'true' : undefined}
      preload={false}
    >
      <span className="row-top">
        <StateTag state={row.state} />
        <Flags row={row} />
        {gone && <span className="flag">{t('desk.gone')}</span>}
        <span className="row-clock">
          <Clock row={row} />
        </span>
      </span>
      <span className="row-body">
        <span className="row-words">
          <span className="row-title">{row.title}</span>
          <span className="row-area">{row.area.name}</span>
          <span className="row-meta">
            <span className="num">{row.number}</span>
            <span>{row.category ? nameOf(row.category) : t('categories.open')}</span>
            {row.handler && <span>{row.handler.name}</span>}
          </span>
        </span>
        {row.thumbnailUrl && <img className="row-photo" src={row.thumbnailUrl} alt="" loading="lazy" width={56} height={56} />}
      </span>
    </Link>
  );
});
