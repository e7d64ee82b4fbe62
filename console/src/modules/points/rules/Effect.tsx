import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { canonical } from '#contract/kernel/canonical.ts';
import type { PointRules } from '#contract/points/rules.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useSettled } from '../../../app/hooks.ts';
import '../../../styles/points-rules.css';

interface Row {
  key: string;
  name: ReactNode;
  was: number;
  is: number;
  persons: number;
}

const change = (was: number, is: number): string => (is === was ? '—' : is > was ? `+${is - was}` : `−${was - is}`);

const Sums = ({ caption, rows }: { caption: string; rows: readonly Row[] }) => {
  const { t } = useTranslation('points-rules-console');
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" />
          {(['persons', 'was', 'is', 'change'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`effect.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, was, is, persons }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="num">{persons}</td>
            <td className="num">{was}</td>
            <td className="num">{is}</td>
            <td className="num">{change(was, is)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const useEffectOf = (content: PointRules) => {
  const settled = useSettled(content, 500);
  return useQuery({
    queryKey: ['points', 'effect', canonical(settled)],
    queryFn: ({ signal }) => call(endpoints.points.rulesEffect, { body: { content: settled } }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
};

/** The sum of it in a line, for whoever is changing one rule. */
export const EffectTotal = ({ content }: { content: PointRules }) => {
  const { t } = useTranslation('points-rules-console');
  const { data, error } = useEffectOf(content);
  return (
    <p role="status">
      <span className="soft">{t('effect.title')}</span>{' '}
      {error ? <span className="field-problem">{wordsFor(error)}</span> : data ? <strong>{t('effect.short', data.total)}</strong> : '…'}
    </p>
  );
};

/** What the rules as they stand on the page would have paid for last month’s acts, before anything is saved. */
export const Effect = ({ content }: { content: PointRules }) => {
  const { t } = useTranslation('points-rules-console');
  const { data, error, isPending } = useEffectOf(content);
  return (
    <section className="point-effect" aria-label={t('effect.title')} aria-live="polite">
      <h2>{t('effect.title')}</h2>
      <p className="soft">{t('effect.lead')}</p>
      {error ? (
        <p className="field-problem">{wordsFor(error)}</p>
      ) : isPending || !data ? (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      ) : (
        <>
          <p>
            <strong>{t('effect.total', { from: data.from, to: data.to, acts: data.acts, was: data.total.was, is: data.total.is })}</strong>{' '}
            {t('effect.capped', { was: data.capped.was, is: data.capped.is })}
          </p>
          {data.oneIn > 1 && <p className="soft">{t('effect.sample', { oneIn: data.oneIn })}</p>}
          <Sums caption={t('effect.byAct')} rows={data.byAct.map((one) => ({ ...one, key: one.act, name: one.title }))} />
          <Sums
            caption={t('effect.byClass')}
            rows={data.byClass.map((one) => ({ ...one, key: one.class, name: t(`classes.${one.class}`) }))}
          />
          <Sums
            caption={t('effect.byArea')}
            rows={data.byArea.map((one) => ({ ...one, key: one.code ?? '', name: one.name ?? t('effect.others') }))}
          />
          <p className="soft">{t('effect.least', { least: data.least })}</p>
        </>
      )}
    </section>
  );
};
