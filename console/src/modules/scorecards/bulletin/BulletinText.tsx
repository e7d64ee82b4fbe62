import { useTranslation } from 'react-i18next';
import type { BulletinContent } from '#contract/scorecards/bulletin.ts';
import type { Unit } from '#contract/scorecards/card.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { labelOf } from '#ui/i18n.ts';
import { useLocale, useMode } from '../../../app/hooks.ts';
import '../../../styles/paper.css';
import '../../../styles/scorecards.css';

const short = (x: number): number => Math.round(x * 100) / 100;

/** A bulletin as its PDF says it. */
export const BulletinText = ({ content, number }: { content: BulletinContent; number: string }) => {
  const { t } = useTranslation('scorecards-console');
  const [locale, mode] = [useLocale(), useMode()];
  const total = (x: number | null): string => (x === null ? '—' : x.toFixed(content.digits));
  const figure = (x: number | null, unit: Unit): string => (x === null ? '—' : t(`units.${unit}`, { value: short(x) }));
  const ranked = content.zones.reduce((sum, { rows }) => sum + rows.filter(({ rank }) => rank !== null).length, 0);
  const listed = ({ band, list, unranked }: BulletinContent['zones'][number]['rows'][number]): string =>
    [band && labelOf(band), list && t(`lists.${list}`), unranked && t(`unranked.${unranked}`)].filter(Boolean).join(' · ');
  const part = (heading: string, text: string) =>
    text.trim() !== '' && (
      <>
        <h3>{heading}</h3>
        <p className="paper-paragraph score-words">{text}</p>
      </>
    );
  return (
    <article className="paper">
      <h2 className="paper-title">{t('bulletin.of', { title: labelOf(content.title), first: content.first, last: content.last })}</h2>
      <p className="paper-note">{number}</p>
      {content.opening !== '' && <p className="paper-paragraph score-words">{content.opening}</p>}
      <p className="paper-paragraph">{t('bulletin.scope', { scored: content.scored, ranked, source: content.source })}</p>
      <h3>{t('bulletin.overall')}</h3>
      <table className="paper-table">
        <thead>
          <tr>
            {['indicator', 'figureHead', 'bulletin.before', 'bulletin.mean'].map((key) => (
              <th key={key}>{t(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.indicators.map((one) => (
            <tr key={one.code}>
              <td>{labelOf(one.name)}</td>
              <td>{figure(one.figure, one.unit)}</td>
              <td>{figure(one.before, one.unit)}</td>
              <td>{one.mean === null ? '—' : `${short(one.mean)} / ${short(one.full)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {content.zones.map(({ name, rows }, at) => {
        const isListed = rows.some((one) => listed(one) !== '');
        const heading = name === null ? t(content.zones.length > 1 ? 'otherZone' : 'bulletin.ranks') : labelOf(name);
        return (
          <section key={name?.zh ?? String(at)} aria-label={heading}>
            <h3>{heading}</h3>
            <table className="paper-table">
              <thead>
                <tr>
                  {['rank', 'who', 'total', 'bulletin.beforeRank', ...(isListed ? ['bulletin.list'] : [])].map((key) => (
                    <th key={key}>{t(key)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <tr key={one.subject}>
                    <td>{one.rank ?? '—'}</td>
                    <td>{one.name}</td>
                    <td>{total(one.total)}</td>
                    <td>{one.before ?? '—'}</td>
                    {isListed && <td>{listed(one)}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
            <Chart
              kind="bar"
              title={heading}
              labels={rows.map((one) => one.name)}
              series={[{ name: t('total'), values: rows.map((one) => one.total) }]}
              locale={locale}
              mode={mode}
            />
          </section>
        );
      })}
      {content.lists.map(({ list, rows }) => (
        <section key={list} aria-label={t(`lists.${list}`)}>
          <h3>{t(`lists.${list}`)}</h3>
          {rows.map((one) => (
            <p key={one.name} className="paper-item">
              {t('bulletin.listed', { name: one.name, total: total(one.total) })}
              {one.lost.length > 0 &&
                t('bulletin.lost', {
                  lines: one.lost
                    .map((line) => t('bulletin.lostOf', { name: labelOf(line.name), points: short(line.full - line.points) }))
                    .join(t('console:comma')),
                })}
            </p>
          ))}
        </section>
      ))}
      <p className="paper-paragraph">{t('bulletin.appeals', content.appeals)}</p>
      {content.corrections.map((one) => (
        <p key={one.edition} className="paper-paragraph">
          {t('bulletin.correction', one)}
        </p>
      ))}
      {part(t('bulletin.problems'), content.problems)}
      {part(t('bulletin.demands'), content.demands)}
    </article>
  );
};
