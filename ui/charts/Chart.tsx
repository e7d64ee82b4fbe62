import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChartProps, colourOf } from './series.ts';
import './charts.css';

/** A chart with its legend, and the same figures as a table for whoever would rather read them. The drawing library is fetched when the first one is shown. */
export const Chart = (props: ChartProps) => {
  const { title, labels, series, mode, locale, height = 200 } = props;
  const { t } = useTranslation();
  const name = useId();
  const canvas = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const empty = !series.some(({ values }) => values.some((value) => value !== null && value !== 0));
  const latest = useRef(props);
  latest.current = props;
  const drawn = JSON.stringify(props);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when what is shown changes, however often the page renders
  useEffect(() => {
    const element = canvas.current;
    if (!element || empty) return;
    let end = (): void => undefined;
    let gone = false;
    import('./engine.ts').then(
      ({ draw }) => {
        if (!gone) end = draw(element, latest.current);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      end();
    };
  }, [drawn, empty]);
  if (empty) return <p className="chart-empty">{t('chart.empty')}</p>;
  return (
    <figure className="chart" aria-labelledby={name}>
      <figcaption id={name} className="chart-legend">
        <span className="sr-only">{title}</span>
        {series.length > 1 &&
          series.map((one, i) => (
            <span key={one.name} aria-hidden="true">
              <i style={{ borderTop: `3px ${one.dashed ? 'dashed' : 'solid'} ${colourOf(mode, one, i)}` }} />
              {one.name}
            </span>
          ))}
      </figcaption>
      {failed ? <p className="chart-empty">{t('chart.failed')}</p> : <div ref={canvas} style={{ height }} aria-hidden="true" />}
      <details>
        <summary>{t('chart.table')}</summary>
        <div className="chart-table">
          <table>
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <td />
                {series.map((one) => (
                  <th key={one.name} scope="col">
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, i) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map((one) => (
                    <td key={one.name}>{one.values[i] == null ? '–' : one.values[i].toLocaleString(locale)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
};
