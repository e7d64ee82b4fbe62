import { Link } from '@tanstack/react-router';
import { Segmented, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreRow } from '#contract/scorecards/api.ts';
import { type Card, isPost } from '#contract/scorecards/card.ts';
import { labelOf } from '#ui/i18n.ts';
import { named } from '../../components/named.ts';
import { DotPlot } from './DotPlot.tsx';
import { ScoreMap } from './ScoreMap.tsx';
import '../../styles/stacks.css';

/** How a figure is told: its number and what else went into it, or why there is none. */
export const useFigureWords = () => {
  const { t } = useTranslation('scorecards-console');
  return ({ state, figure, n, of, excluded }: ScoreRow['lines'][number], one: Card['indicators'][number] | undefined): string => {
    if (state === 'unknown' && one?.source.kind === 'given') return t('figure.ungiven');
    if (state !== 'known' || figure === null) return t(`figure.${state}`);
    const value = t(`units.${one?.unit ?? 'count'}`, { value: Math.round(figure * 100) / 100 });
    const drawn = one?.small === 'drawn' && of !== null && of < one.least ? t('figure.drawn') : '';
    const made = of === null ? '' : Number.isInteger(n) ? t('figure.madeOf', { n, of }) : t('figure.sheets', { count: of });
    return `${value}${made}${drawn}${excluded > 0 ? t('figure.excluded', { count: excluded }) : ''}`;
  };
};

/** Rounded for reading; totals come rounded by the card. */
const short = (points: number | null): string => (points === null ? '—' : String(Math.round(points * 100) / 100));

const views = ['table', 'dots', 'map'] as const;
type View = (typeof views)[number];
/** Subjects that are areas with boundaries. */
const mapped: readonly Card['subjects'][] = ['community', 'street'];

/** Everybody's total with its lines, zone by zone: as a table, or each total as a dot; areas on the map as well. */
export const Scores = ({ card, scores, runId }: { card: Card; scores: readonly ScoreRow[]; runId?: string }) => {
  const { t } = useTranslation('scorecards-console');
  const words = useFigureWords();
  const [as, setAs] = useState<View>('table');
  const zoneName = (code: string): string => {
    const zone = card.zones.find((one) => one.code === code);
    return zone ? labelOf(zone.name) : t(card.zones.length === 0 ? 'everybody' : 'otherZone');
  };
  const bandName = (code: string | null): string => {
    const band = card.bands.find((one) => one.code === code);
    return band ? labelOf(band.name) : '';
  };
  // people at work are not set in a row: they stand by where their posts are
  const ordered = !isPost(card.subjects);
  const zones = [...Map.groupBy(scores, ({ zone }) => zone)];
  return (
    <>
      {ordered ? (
        <Segmented<View>
          className="score-as"
          value={as}
          aria-label={t('as.label')}
          options={views
            .filter((one) => one !== 'map' || mapped.includes(card.subjects))
            .map((value) => ({ value, label: t(`as.${value}`) }))}
          onChange={setAs}
        />
      ) : (
        <p className="soft">{t('postsUnordered')}</p>
      )}
      {as === 'map' && <ScoreMap card={card} scores={scores} runId={runId} />}
      {(as === 'map' ? [] : zones).map(([zone, own]) => {
        const sorted = ordered
          ? own.toSorted((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || (b.total ?? -1e9) - (a.total ?? -1e9))
          : own.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
        return (
          <section key={zone} aria-label={zoneName(zone)}>
            {card.zones.length > 0 && <h2>{zoneName(zone)}</h2>}
            {as === 'dots' ? (
              <DotPlot card={card} scores={sorted} />
            ) : (
              <Table<ScoreRow>
                size="small"
                className="stacks"
                rowKey="subject"
                dataSource={sorted}
                scroll={{ x: 340 + card.indicators.length * 120 }}
                pagination={sorted.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
                locale={{ emptyText: <span className="soft">{t('noScores')}</span> }}
                columns={[
                  {
                    title: t('rank'),
                    key: 'rank',
                    width: 90,
                    hidden: !ordered,
                    onCell: () => named(t('rank')),
                    render: (_, { rank, unranked }) => rank ?? <span className="soft">{unranked ? t(`unranked.${unranked}`) : '—'}</span>,
                  },
                  {
                    title: t('who'),
                    key: 'who',
                    width: 160,
                    onCell: () => named(t('who')),
                    render: (_, { subject, name, band, list }) => (
                      <>
                        {runId === undefined ? (
                          name
                        ) : (
                          <Link to="/scorecards/runs/$runId/$subject" params={{ runId, subject }}>
                            {name}
                          </Link>
                        )}
                        {(band !== null || list !== null) && (
                          <div className="soft">{[bandName(band), list && t(`lists.${list}`)].filter(Boolean).join(' · ')}</div>
                        )}
                      </>
                    ),
                  },
                  {
                    title: t('total'),
                    key: 'total',
                    width: 90,
                    align: 'right',
                    onCell: () => named(t('total')),
                    render: (_, { total }) => <strong className="num">{total === null ? '—' : total.toFixed(card.digits)}</strong>,
                  },
                  ...card.indicators.map((one) => ({
                    title: labelOf(one.name),
                    key: one.code,
                    width: 120,
                    align: 'right' as const,
                    onCell: () => named(labelOf(one.name)),
                    render: (_: unknown, row: ScoreRow) => {
                      const line = row.lines.find(({ indicator }) => indicator === one.code);
                      return (
                        line && (
                          <>
                            <span className="num">{short(line.points)}</span>
                            <div className="soft">{words(line, one)}</div>
                          </>
                        )
                      );
                    },
                  })),
                ]}
              />
            )}
          </section>
        );
      })}
    </>
  );
};
