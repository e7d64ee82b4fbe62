import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispatchRuleShown } from '#contract/cases/rules.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMedia, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { useTypeNames } from '../case-types.ts';
import { ImportRules } from './ImportRules.tsx';
import { RuleDrawer } from './RuleDrawer.tsx';
import '../../../styles/stacks.css';
import '../../../styles/expression.css';

const key = ['cases', 'rules'];

/** What a rule asks beside category and area. */
const Asks = ({ rule: { kind, channel, condition } }: { rule: DispatchRuleShown }) => {
  const { t } = useTranslation('cases-console');
  const typeName = useTypeNames();
  const words = [kind && typeName(kind), channel && t(`cases:channels.${channel}`)].filter(Boolean).join(' · ');
  if (words === '' && condition === null) return <span className="soft">{t('rules.always')}</span>;
  return (
    <>
      {words}
      {condition !== null && <code className="rule-condition">{condition}</code>}
    </>
  );
};

/** What a rule says beside who leads, and where it comes from. */
const Says = ({ rule: { assists, level, handling, person, origin } }: { rule: DispatchRuleShown }) => {
  const { t } = useTranslation('cases-console');
  const words = [
    assists.length > 0 && t('rules.assistNames', { names: assists.map(({ name }) => name).join(t('comma')) }),
    level && t(`cases:urgencies.${level}`),
    handling && t(`cases:handlings.${handling}`),
    person && t('rules.toPerson', { how: t(`cases:personChoices.${person}`) }),
    origin && t(`rules.origin.${origin.from}`, { ...origin }),
  ].filter(Boolean);
  return words.length === 0 ? null : <div className="soft">{words.join(' · ')}</div>;
};

/** Which organisation gets what: by category and area, and by conditions over words and time. */
export const Rules = () => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const wide = useMedia('(min-width: 768px)');
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<{ rule: DispatchRuleShown | null } | null>(null);
  const [importing, setImporting] = useState(false);
  const { busy, download } = useDownload();
  const [sought, setSought] = useState('');
  useTitle(t('nav.rules'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(endpoints.cases.listRules, {}, signal),
  });
  const refresh = (): void => {
    setOpen(null);
    setImporting(false);
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
  const originOf = ({ origin }: DispatchRuleShown): string => (origin ? t(`rules.origin.${origin.from}`, { ...origin }) : '');
  const words = sought.trim().toLowerCase();
  const rows = (data?.items ?? []).filter((one) =>
    `${categoryOf(one)} ${one.area.name} ${one.area.code} ${one.organisation.name} ${one.condition ?? ''} ${originOf(one)}`
      .toLowerCase()
      .includes(words),
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
          <div className="cell-acts">
            <Link to="/rules/learn">{t('rules.learn.title')}</Link>
            <Button loading={busy} onClick={() => void download('/api/dispatch-rules/sheet')}>
              {t('rules.export')}
            </Button>
            <Button onClick={() => setImporting(true)}>{t('rules.import.title')}</Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ rule: null })}>
              {t('rules.add')}
            </Button>
          </div>
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
              render: (_, one) => <Asks rule={one} />,
            },
            {
              title: t('rules.organisation'),
              key: 'organisation',
              onCell: () => named(t('rules.organisation')),
              render: (_, one) => (
                <>
                  {one.organisation.name}
                  <Says rule={one} />
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
      {importing && <ImportRules onClose={() => setImporting(false)} onDone={refresh} />}
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
