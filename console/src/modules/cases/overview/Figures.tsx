import { InfoCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { percent } from '../numbers.ts';
import type { DeskSearch } from '../search.ts';

/** The head figures, each with unit, formula and the way to its cases. What presses (open, overdue) has no period: it is now. */
export const Figures = ({
  data,
  behind,
  before,
  dueSoon,
}: {
  data: Overview;
  behind: DeskSearch;
  /** The same of as long a time before. */
  before: Overview | undefined;
  dueSoon: number | undefined;
}) => {
  const { t } = useTranslation('cases-console');
  const { area } = behind;
  const here: DeskSearch = area ? { area } : {};
  const counts: { name: string; value: number | undefined; search: DeskSearch; strong?: boolean; was?: number | undefined; of?: string }[] =
    [
      { name: 'open', value: data.open, search: { ...here, queue: 'open' } },
      { name: 'overdue', value: data.overdue, search: { ...here, queue: 'overdue', sort: 'due' }, strong: data.overdue > 0 },
      { name: 'due_soon', value: dueSoon, search: { ...here, queue: 'due_soon' } },
      { name: 'reported', value: data.reported, search: { ...behind, queue: 'all' }, was: before?.reported },
      {
        name: 'closed',
        value: data.closed + data.archived,
        search: { ...behind, queue: 'all', state: ['closed', 'archived'] },
        was: before && before.closed + before.archived,
        ...(data.atOnce > 0 && { of: t('overview.atOnce', { count: data.atOnce }) }),
      },
      { name: 'rejected', value: data.rejected, search: { ...behind, queue: 'all', state: ['rejected'] }, was: before?.rejected },
    ];
  const turns = [
    ['returns', data.returns],
    ['reworks', data.reworks],
    ['reopens', data.reopens],
  ] as const;
  return (
    <div className="figures">
      {counts.map((figure) => (
        <Link key={figure.name} to="/cases" search={figure.search} className="figure" preload={false}>
          <span className="figure-name">
            {t(`overview.${figure.name}`)}
            <Formula of={figure.name} />
          </span>
          <span className={`figure-value num ${figure.strong ? 'figure-red' : ''}`}>
            {figure.value ?? '–'}
            <small>{t('overview.unit')}</small>
          </span>
          <span className="figure-foot soft">
            {t(`overview.when.${figure.name}`)}
            {figure.of && ` · ${figure.of}`}
            {figure.was !== undefined && ` · ${t('overview.before', { value: figure.was })}`}
          </span>
        </Link>
      ))}
      {(['response', 'solved', 'satisfied'] as const).map((name) => (
        <Link
          key={name}
          to="/cases"
          search={name === 'response' ? { ...behind, queue: 'all' } : { ...behind, queue: 'unhappy' }}
          className="figure"
          preload={false}
        >
          <span className="figure-name">
            {t(`cases:rates.${name}`)}
            <Formula of={name} />
          </span>
          <span className="figure-value num">{percent(data.rates[name])}</span>
          <span className="figure-foot soft">
            {t('overview.ratings', { count: data.rates.ratings })}
            {before && ` · ${t('overview.before', { value: percent(before.rates[name]) })}`}
          </span>
        </Link>
      ))}
      <div className="figure">
        <span className="figure-name">
          {t('overview.turns')}
          <Formula of="turns" />
        </span>
        <span className="figure-turns">
          {turns.map(([name, value]) => (
            <span key={name}>
              <b className="num">{value}</b> {t(`overview.${name}`)}
            </span>
          ))}
        </span>
        <span className="figure-foot soft">{t('overview.when.reported')}</span>
      </div>
    </div>
  );
};

const Formula = ({ of }: { of: string }) => {
  const { t } = useTranslation('cases-console');
  return (
    <Tooltip title={t(`overview.formula.${of}`)}>
      <span className="formula" role="img" aria-label={t(`overview.formula.${of}`)}>
        <InfoCircleOutlined aria-hidden="true" />
      </span>
    </Tooltip>
  );
};
