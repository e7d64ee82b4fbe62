import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KnownColumn, WantedColumn } from '#contract/collections/columns.ts';
import type { Cell, TaskContent } from '#contract/collections/content.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import { labelOf } from '#ui/i18n.ts';
import { useSettled } from '../../../../app/hooks.ts';
import { compareQuery } from '../../queries.ts';

const wantedOf = ({ key, type, question, unit }: Cell): WantedColumn => ({
  key,
  title: question.words.title.zh.trim(),
  type,
  options: (optionsOf(question) ?? []).slice(0, 20).map((value) => (question.words.options?.[value]?.zh ?? value).slice(0, 40)),
  unit,
});

interface Props {
  taskId: string;
  content: TaskContent;
  onChange: (next: Partial<TaskContent>) => void;
}

/** What of the columns is known already, where, and why it is taken for the same; one press takes the figure from there. */
export const Compare = ({ taskId, content, onChange }: Props) => {
  const { t } = useTranslation('collections-console');
  const wanted = content.cells
    .filter(({ source, question }) => source.kind !== 'computed' && question.words.title.zh.trim())
    .map(wantedOf)
    .slice(0, 60);
  const settled = useSettled(JSON.stringify(wanted));
  const { data } = useQuery({ ...compareQuery(JSON.parse(settled) as WantedColumn[], taskId), placeholderData: keepPreviousData });
  if (!data || wanted.length === 0) return <p className="soft collections-known">{t('compare.nothing')}</p>;
  const take = (one: KnownColumn): void => {
    if (one.source.kind === 'typed' && one.in.kind === 'register') onChange({ rows: { register: one.in.code, states: [], where: [] } });
    else onChange({ cells: content.cells.map((cell) => (cell.key === one.key ? { ...cell, source: one.source } : cell)) });
  };
  const takeAll = (): void => {
    const best = new Map<string, KnownColumn>();
    for (const one of data.items) if (!best.has(one.key) && one.source.kind !== 'typed' && one.score >= 0.75) best.set(one.key, one);
    onChange({
      cells: content.cells.map((cell) => {
        const one = best.get(cell.key);
        return one && cell.source.kind === 'typed' ? { ...cell, source: one.source } : cell;
      }),
    });
  };
  const open = data.items.filter((one) => content.cells.some(({ key, source }) => key === one.key && source.kind === 'typed'));
  return (
    <section className="card collections-known" aria-label={t('compare.title')}>
      <h2>{t('compare.known', { known: data.known, columns: data.columns })}</h2>
      {open.some(({ source }) => source.kind !== 'typed') && (
        <Button type="primary" ghost onClick={takeAll}>
          {t('compare.takeAll')}
        </Button>
      )}
      <ul>
        {open.map((one) => {
          const cell = content.cells.find(({ key }) => key === one.key);
          return (
            <li key={`${one.key} ${JSON.stringify(one.source)} ${JSON.stringify(one.in)}`}>
              <strong>{cell?.question.words.title.zh}</strong> ← <Where known={one} />：{one.title} <Tag>{t(`compare.why.${one.why}`)}</Tag>
              <Button size="small" onClick={() => take(one)}>
                {t(one.source.kind === 'typed' ? 'compare.rows' : 'compare.take')}
              </Button>
            </li>
          );
        })}
      </ul>
      {content.rows && (
        <p>
          {t('compare.rowsAsked', { register: content.rows.register })}{' '}
          <Button size="small" onClick={() => onChange({ rows: null })}>
            {t('design.remove')}
          </Button>
        </p>
      )}
      {data.asked.length > 0 && (
        <>
          <h3>{t('compare.asked')}</h3>
          <ul>
            {data.asked.map(({ id, title, asker, day, columns }) => (
              <li key={id}>
                <Link to="/collections/$taskId" params={{ taskId: id }}>
                  {title}
                </Link>{' '}
                <span className="soft">{t('compare.askedOf', { asker, day, columns })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Where = ({ known }: { known: KnownColumn }) => {
  const { t } = useTranslation('collections-console');
  if (known.in.kind === 'register')
    return (
      <Link to="/registers/$code" params={{ code: known.in.code }}>
        {t('compare.register', { title: labelOf(known.in.title) })}
      </Link>
    );
  if (known.in.kind === 'base') return <>{t('compare.base')}</>;
  return (
    <Link to="/collections/$taskId" params={{ taskId: known.in.id }}>
      {t('compare.task', { title: known.in.title, day: known.in.day ?? '' })}
    </Link>
  );
};
