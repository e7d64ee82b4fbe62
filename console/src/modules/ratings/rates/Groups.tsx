import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { smallSample } from '#contract/ratings/formulas.ts';
import type { Rates } from '#contract/ratings/rates.ts';
import { useLocale } from '../../../app/hooks.ts';
import { named } from '../../../components/named.ts';
import { percent } from './percent.ts';
import '../../../styles/stacks.css';

type Row = Rates['rows'][number];

/** The rates by group, lowest satisfied first, each with the number it stands on and both figures. */
export const Groups = ({ data, onRecord }: { data: Rates; onRecord: (organisationId: string) => void }) => {
  const { t, i18n } = useTranslation('ratings-console');
  const locale = useLocale();
  const show = (share: number | null): string => percent(share, t('figures.none'), locale);
  const right = (title: string, key: string, value: (row: Row) => string | number) => ({
    title,
    key,
    align: 'right' as const,
    onCell: () => named(title),
    render: (_: unknown, row: Row) => <span className="num">{value(row)}</span>,
  });
  return (
    <section className="card rating-part" aria-label={t('table')}>
      <h2>{t(`groups.${data.by}`)}</h2>
      <Table<Row>
        size="small"
        className="stacks"
        rowKey="key"
        dataSource={data.rows}
        pagination={data.rows.length > 50 ? { pageSize: 50 } : false}
        locale={{ emptyText: <span className="soft">{t('empty')}</span> }}
        columns={[
          {
            title: t('name'),
            key: 'name',
            render: (_, { key, name, nameEn }) => (
              <>
                {(i18n.language === 'en' && nameEn) || name || t('unnamed')}{' '}
                {data.by === 'handler' && key !== '' && (
                  <Button size="small" type="link" onClick={() => onRecord(key)}>
                    {t('record')}
                  </Button>
                )}
              </>
            ),
          },
          {
            ...right(t('valid'), 'valid', ({ figures }) => figures.counted.valid),
            render: (_, { figures }) => (
              <span className="num">
                {figures.counted.valid}
                {figures.counted.valid < smallSample && <span className="soft"> {t('small', { count: smallSample })}</span>}
              </span>
            ),
          },
          ...(['answered', 'solved', 'satisfied', 'weighed'] as const).map((name) =>
            right(t(`figures.${name}`), name, ({ figures }) => show(figures.counted[name])),
          ),
          ...(data.rule.points ? [right(t('points'), 'points', ({ figures }) => figures.counted.points ?? t('figures.none'))] : []),
          right(t('excluded'), 'excluded', ({ figures }) => figures.excluded),
          right(`${t('figures.satisfied')} (${t('figures.with')})`, 'all', ({ figures }) => show(figures.all.satisfied)),
          right(t('beforeSatisfied'), 'before', ({ before }) => show(before)),
        ]}
      />
    </section>
  );
};
