import { DownloadOutlined, SettingOutlined, UpOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coverageSheetPath } from '#contract/coverage/address.ts';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMedia, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RuleDrawer } from '../RuleDrawer.tsx';
import { limitWords, said } from '../words.ts';
import { FigureList } from './FigureList.tsx';
import { MapCard } from './MapCard.tsx';
import { RuleCards } from './RuleCards.tsx';
import { type CoverageSearch, ruleShown } from './search.ts';
import '../../../styles/coverage.css';

/** Code of the area above: 6 digits county, 9 street, 12 community, 15 grid, 17 micro-grid. */
const above = (code: string): string | undefined => {
  const width = [15, 12, 9].find((n) => n < code.length);
  return width ? code.slice(0, width) : undefined;
};

/** Coverage: what the district's rules find, where, and the way to put it right. */
export const Coverage = () => {
  const { t } = useTranslation();
  const locale = useLocale();
  useTitle(t('coverage:nav.coverage'));
  const search = useSearch({ from: '/shell/coverage' });
  const navigate = useNavigate();
  const [reading, setReading] = useState(false);
  const { busy, download } = useDownload();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['coverage', 'summary', search.area],
    queryFn: ({ signal }) => call(endpoints.coverage.getCoverage, { query: { area: search.area } }, signal),
    placeholderData: keepPreviousData,
  });
  const change = (next: Partial<CoverageSearch>): void =>
    void navigate({ to: '/coverage', search: { ...search, ...next } as CoverageSearch });
  const narrow = useMedia('(max-width: 899px)');
  const choose = (rule: string): void => {
    change({ rule, verdict: undefined });
    // on a phone what was asked for lies below all the cards
    if (narrow) document.getElementById('rule-title')?.scrollIntoView({ block: 'start' });
  };
  const row = data && ruleShown(data.rules, search.rule);
  return (
    <div className="page coverage" aria-busy={isFetching}>
      <div className="page-head">
        <h1>{t('coverage:nav.coverage')}</h1>
        <p className="soft">{t('coverage:lead')}</p>
      </div>
      <search className="bar">
        <div className="bar-field">
          <AreaSelect label={t('coverage:area')} value={search.area} onChange={(area) => change({ area })} />
        </div>
        {search.area && (
          <Button icon={<UpOutlined />} onClick={() => change({ area: above(search.area ?? '') })}>
            {t('coverage:up')}
          </Button>
        )}
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(`${coverageSheetPath}${search.area ? `?area=${encodeURIComponent(search.area)}` : ''}`)}
        >
          {t(busy ? 'coverage:exporting' : 'coverage:export')}
        </Button>
        <Button icon={<SettingOutlined />} onClick={() => (data?.mayEdit ? void navigate({ to: '/coverage/rules' }) : setReading(true))}>
          {t(data?.mayEdit ? 'coverage:rulesEdit' : 'coverage:rules')}
        </Button>
        {data && (
          <span className="soft num">
            {t('coverage:within', { names: data.areas.map(({ name }) => name).join(t('comma')) })} ·{' '}
            {t('coverage:asOf', { day: fullDay(data.day, locale) })}
          </span>
        )}
      </search>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : !row ? (
        <Notice title={t('coverage:empty.title')}>{t('coverage:empty.text')}</Notice>
      ) : (
        <>
          <RuleCards rules={data.rules} chosen={row.rule.code} onRule={choose} />
          <section className="card coverage-rule" aria-labelledby="rule-title">
            <h2 id="rule-title">{said(row.rule.name, locale)}</h2>
            <dl>
              <dt>{t('coverage:limit')}</dt>
              <dd className="num">
                {limitWords(t, row.rule, row.unit, locale)}
                {row.rule.levels.length > 0 && ` · ${row.rule.levels.map((level) => t(`territory:levels.${level}`)).join(t('comma'))}`}
              </dd>
              <dt>{t('coverage:formula')}</dt>
              <dd>{row.formula ? said(row.formula, locale) : t(`coverage:measures.${row.rule.measure}.formula`)}</dd>
              <dt>{t('coverage:source')}</dt>
              <dd>{said(row.rule.source, locale)}</dd>
            </dl>
            {row.exempt > 0 && <p className="soft">{t('coverage:exemptNote')}</p>}
            {row.noData > 0 && <p className="soft">{t('coverage:noDataNote')}</p>}
          </section>
          <div className="coverage-grid">
            <MapCard key={data.areas[0]?.code} row={row} areas={data.areas} area={search.area} onArea={(area) => change({ area })} />
            <FigureList row={row} search={search} onChange={change} />
          </div>
        </>
      )}
      {reading && <RuleDrawer onClose={() => setReading(false)} />}
    </div>
  );
};
