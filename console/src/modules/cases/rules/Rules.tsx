import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMedia, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import '../../../styles/stacks.css';
import '../../../styles/expression.css';

const key = ['cases', 'rules'];

/** Which organisation gets what: by category and area, and by conditions over words and time. */
export const Rules = () => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const wide = useMedia('(min-width: 768px)');
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<{ rule: DispatchRuleShown | null } | null>(null);
  const [sought, setSought] = useState('');
  useTitle(t('nav.rules'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(endpoints.cases.listRules, {}, signal),
  });
  const refresh = (): void => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: key });
  };
  const remove = useSend({
    slot: useSlot('cases.removeRule'),
    request: (rule: DispatchRuleShown) => asked(endpoints.cases.removeRule, { params: { ruleId: rule.id }, body: {} }),
    onDone: () => {
      void message.success(t('rules.removed'));
      refresh();
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const categoryOf = ({ category }: DispatchRuleShown): string =>
    category ? `${category.code} ${locale === 'en' ? category.nameEn : category.name}` : t('rules.anyCategory');
  const words = sought.trim().toLowerCase();
  const rows = (data?.items ?? []).filter((one) =>
    `${categoryOf(one)} ${one.area.name} ${one.area.code} ${one.organisation.name} ${one.condition ?? ''}`.toLowerCase().includes(words),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.rules')}</h1>
        <p className="soft">{t('rules.lead')}</p>
      </div>
      <div className="card">
        <div className="card-head">
          <Input.Search
            allowClear
            value={sought}
            onChange={({ target }) => setSought(target.value)}
            placeholder={t('rules.search')}
            aria-label={t('rules.search')}
            style={{ maxWidth: 320 }}
          />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ rule: null })}>
            {t('rules.add')}
          </Button>
        </div>
        <Table<DispatchRuleShown>
          size="small"
          rowKey="id"
          className="stacks"
          loading={isPending}
          dataSource={rows}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={wide ? { x: 860 } : {}}
          locale={{ emptyText: <span className="soft">{t(words === '' ? 'rules.none' : 'rules.nothing')}</span> }}
          columns={[
            {
              title: t('rules.category'),
              key: 'category',
              width: 190,
              onCell: () => named(t('rules.category')),
              render: (_, one) => categoryOf(one),
            },
            { title: t('rules.area'), key: 'area', onCell: () => named(t('rules.area')), render: (_, one) => one.area.name },
            {
              title: t('rules.condition'),
              key: 'condition',
              onCell: () => named(t('rules.condition')),
              render: (_, one) =>
                one.condition === null ? (
                  <span className="soft">{t('rules.always')}</span>
                ) : (
                  <code className="rule-condition">{one.condition}</code>
                ),
            },
            {
              title: t('rules.organisation'),
              key: 'organisation',
              onCell: () => named(t('rules.organisation')),
              render: (_, one) => (
                <>
                  {one.organisation.name}
                  {!one.organisation.receives && <div className="field-problem">{t('rules.receivesNot')}</div>}
                </>
              ),
            },
            {
              title: t('accounts-console:accounts.acts'),
              key: 'acts',
              width: 140,
              render: (_, one) => (
                <div className="cell-acts">
                  <Button size="small" onClick={() => setOpen({ rule: one })}>
                    {t('categories.change')}
                  </Button>
                  <Button
                    size="small"
                    danger
                    onClick={() =>
                      void modal.confirm({ title: t('rules.removeAsk'), okText: t('rules.remove'), onOk: () => remove.send(one) })
                    }
                  >
                    {t('rules.remove')}
                  </Button>
                </div>
              ),
            },
          ]}
        />
      </div>
      {open && (
        <RuleDrawer
          rule={open.rule}
          onClose={() => setOpen(null)}
          onDone={() => {
            void message.success(t('rules.saved'));
            refresh();
          }}
        />
      )}
    </div>
  );
};
