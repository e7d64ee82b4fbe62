import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '#contract/kernel/typed.ts';
import { useLocale } from '../../../app/hooks.ts';
import { type Child, linesQuery } from './data.ts';

interface Props {
  rows: readonly Child[];
  chosen: string | undefined;
  /** Which answers have come: nothing is said to be missing before. */
  known: { offices: boolean; branches: boolean };
  onChoose: (code: string) => void;
  onOpen: (code: string) => void;
}

/** The areas below, each with what it carries and what it lacks. */
export const AreaList = ({ rows, chosen, known, onChoose, onOpen }: Props) => {
  const { t } = useTranslation('drawing');
  const [words, setWords] = useState('');
  const wanted = wordsOf(words);
  const shown = useMemo(() => rows.filter((row) => row.name.includes(wanted) || row.code.includes(wanted)), [rows, wanted]);
  return (
    <section className="grids-list" aria-label={t('listLabel')}>
      {rows.length > 8 && (
        <div className="grids-find">
          <Input
            size="small"
            allowClear
            aria-label={t('find')}
            placeholder={t('find')}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        </div>
      )}
      <ul className="grids-rows">
        {shown.map((row) => (
          <li key={row.code} className={`grids-row ${row.code === chosen ? 'grids-row-chosen' : ''}`}>
            <button type="button" className="grids-row-main" aria-pressed={row.code === chosen} onClick={() => onChoose(row.code)}>
              <span className="grids-row-name">
                <strong>{row.name}</strong>
                {row.kind && <span className="flag">{t(`territory:kinds.${row.kind}`)}</span>}
              </span>
              <span className="soft num">
                <span className="grids-piece">
                  {row.households === null
                    ? t('noHouseholds')
                    : t(row.householdsCounted ? 'householdsOf' : 'householdsAbout', { count: row.households })}
                </span>
                {row.residents !== null && (
                  <>
                    {' '}
                    <span className="grids-piece">· {t('residentsOf', { count: row.residents })}</span>
                  </>
                )}
              </span>
              {row.level === 'grid' && <Staff row={row} known={known} />}
              {row.lines.length > 0 && <Marks lines={row.lines} />}
            </button>
            {row.childCount > 0 && row.level !== 'grid' && (
              <button type="button" className="plain-link grids-row-open" onClick={() => onOpen(row.code)}>
                {t('below', { count: row.childCount })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="grids-none soft">{t('noneFound')}</p>}
    </section>
  );
};

const Staff = ({ row, known }: { row: Child; known: Props['known'] }) => {
  const { t } = useTranslation('drawing');
  if (!known.offices && !known.branches) return null;
  const missing = [
    ...(known.offices && row.leaders.length === 0 ? [t('missing.leader')] : []),
    ...(known.offices && row.workers.length === 0 ? [t('missing.worker')] : []),
    ...(known.branches && row.branches.length === 0 ? [t('missing.branch')] : []),
  ];
  return (
    <>
      {(row.leaders.length > 0 || row.workers.length > 0) && (
        <span className="soft">
          {[
            row.leaders.length > 0 && t('leaderIs', { names: row.leaders.join(t('console:comma')) }),
            row.workers.length > 0 && t('workersAre', { count: row.workers.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {missing.length > 0 && (
        <span className="grids-missing">
          {missing.map((one) => (
            <span key={one} className="flag flag-strong">
              {one}
            </span>
          ))}
        </span>
      )}
    </>
  );
};

/** Lines of work as small marks; the full names stand behind them. */
export const Marks = ({ lines }: { lines: readonly string[] }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { data } = useQuery(linesQuery);
  const names = lines.map((code) => {
    const line = data?.items.find((one) => one.code === code);
    return (locale === 'en' ? line?.name.en : null) ?? line?.name.zh ?? code;
  });
  const all = names.join(t('console:comma'));
  return (
    <span className="grids-marks" title={all}>
      <span className="sr-only">{t('linesAre', { names: all })}</span>
      {names.map((name) => (
        <span key={name} className="grids-mark" aria-hidden="true">
          {locale === 'en' ? name.slice(0, 3) : name.slice(0, 2)}
        </span>
      ))}
    </span>
  );
};
