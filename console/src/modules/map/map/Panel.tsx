import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapArea, MapCounts } from '#contract/map/api.ts';
import { mapLights } from '#contract/map/layers.ts';
import { downloadCsv } from '../../../components/csv.ts';
import { casesOf, figureOf, type Metric, metrics } from './figures.ts';

const percent = (part: number, whole: number): string => `${whole > 0 ? (100 * part) / whole : 0}%`;

/** The open cases of an area as a bar, its parts by light from the most pressing on; each is told by its words as well. */
const Bar = ({ area, metric, most }: { area: MapArea; metric: Metric; most: number }) => {
  const { t } = useTranslation();
  const { cases } = area.figures;
  if (metric !== 'cases' || !cases)
    return (
      <span className="city-bar">
        <span className="city-bar-plain" style={{ width: percent(figureOf(area, metric) ?? 0, most) }} />
      </span>
    );
  const words = mapLights.filter((light) => cases[light] > 0).map((light) => `${t(`cases:lights.${light}`)} ${cases[light]}`);
  return (
    <span className="city-bar" title={words.join(t('comma'))}>
      {mapLights.map((light) => (
        <span key={light} className={`city-bar-${light}`} style={{ width: percent(cases[light], most) }} />
      ))}
    </span>
  );
};

const Row = ({ area, metric, most, onArea }: { area: MapArea; metric: Metric; most: number; onArea: (code: string) => void }) => {
  const { t } = useTranslation();
  const value = figureOf(area, metric);
  const red = metric === 'cases' ? area.figures.cases?.red : 0;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="plain-link" onClick={() => onArea(area.code)}>
          {area.name}
        </button>
      </th>
      <td className="city-bar-cell">
        <Bar area={area} metric={metric} most={most} />
      </td>
      <td className="num">
        {value ?? '—'}
        {red ? <span className="city-red"> {t('map:red', { count: red })}</span> : null}
      </td>
    </tr>
  );
};

interface Props {
  counts: MapCounts;
  metric: Metric;
  onMetric: (metric: Metric) => void;
  onArea: (code: string) => void;
}

/** Figures of the area on screen and of those below it: what the map shows, in words and numbers, and the way down for who uses no map. */
export const Panel = ({ counts, metric, onMetric, onArea }: Props) => {
  const { t } = useTranslation();
  const { area, children } = counts;
  const offered = metrics.filter((one) => figureOf(area, one) !== null);
  const chosen = offered.includes(metric) ? metric : (offered[0] ?? 'cases');
  const sum = children.reduce((total, child) => total + (figureOf(child, chosen) ?? 0), 0);
  const rest = (figureOf(area, chosen) ?? 0) - sum;
  const most = Math.max(1, ...children.map((child) => figureOf(child, chosen) ?? 0));
  const rows = children.toSorted((a, b) => (figureOf(b, chosen) ?? -1) - (figureOf(a, chosen) ?? -1));
  const { cases, workers } = area.figures;
  const save = (): void =>
    downloadCsv(`map-${area.code}.csv`, [
      [
        t('map:area'),
        ...offered.map((one) => t(`map:metrics.${one}`)),
        ...(cases ? mapLights.map((light) => t(`cases:lights.${light}`)) : []),
      ],
      ...[area, ...children].map((one) => [
        one.name,
        ...offered.map((name) => figureOf(one, name)),
        ...(one.figures.cases ? mapLights.map((light) => one.figures.cases?.[light] ?? 0) : []),
      ]),
    ]);
  return (
    <>
      <div className="city-sum">
        {cases && (
          <div>
            <span className="city-big num">{casesOf(area.figures)}</span> <span className="soft">{t('map:openCases')}</span>
            {cases.red > 0 && <span className="city-red num"> {t('map:red', { count: cases.red })}</span>}
          </div>
        )}
        <div className="soft num city-facts">
          {offered
            .filter((one) => one !== 'cases' && one !== 'workers')
            .map((one) => (
              <span key={one}>
                {t(`map:metrics.${one}`)} {figureOf(area, one)}
              </span>
            ))}
        </div>
        {workers && <div className="soft">{t('map:workersPresent', { total: workers.total, active: workers.active })}</div>}
      </div>
      {children.length === 0 ? (
        <p className="soft city-none">{t('map:lowest')}</p>
      ) : (
        <>
          <div className="city-list-head">
            <Select
              size="small"
              aria-label={t('map:metric')}
              value={chosen}
              onChange={onMetric}
              popupMatchSelectWidth={false}
              options={offered.map((value) => ({ value, label: t(`map:metrics.${value}`) }))}
            />
            <Button size="small" icon={<DownloadOutlined />} onClick={save}>
              {t('csv')}
            </Button>
          </div>
          <table className="city-list">
            <caption className="city-hidden">{t('map:caption', { name: area.name, metric: t(`map:metrics.${chosen}`) })}</caption>
            <thead className="city-hidden">
              <tr>
                <th scope="col">{t('map:area')}</th>
                <td />
                <th scope="col">{t(`map:metrics.${chosen}`)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((child) => (
                <Row key={child.code} area={child} metric={chosen} most={most} onArea={onArea} />
              ))}
            </tbody>
          </table>
          {rest > 0 && <p className="soft city-none">{t('map:rest', { count: rest, name: area.name })}</p>}
        </>
      )}
    </>
  );
};
