import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, InputNumber, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { LearntAnswer } from '#contract/cases/rules.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale, useMedia, useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { workEnded } from '../../../app/work.ts';
import { named } from '../../../components/named.ts';
import { Trial } from './Trial.tsx';
import '../../../styles/stacks.css';

type Learnt = LearntAnswer['rules'][number];
/** Rules are chosen beforehand that enough cases speak for, and that most of them were right with. */
const [enough, mostly] = [5, 60];

const keyOf = ({ category, area }: Learnt): string => `${category?.code} ${area.code}`;
const hitRate = ({ cases, hits }: Learnt): number => (cases === 0 ? 0 : Math.round((hits / cases) * 100));
const bodyOf = ({ category, area, organisation, alternatives, origin }: Learnt) => ({
  categoryCode: category?.code ?? null,
  areaCode: area.code,
  condition: null,
  organisationId: organisation.id,
  alternatives: alternatives.map(({ id }) => id),
  origin,
});

/** Learns a dispatch catalogue from the district's own past; what is chosen of it is tried on the last month and added. */
export const Learn = () => {
  const { t } = useTranslation('cases-console');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  useTitle(t('rules.learn.title'));
  const [answer, setAnswer] = useState<LearntAnswer | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const learn = useMutation({
    mutationFn: async () => {
      const { work } = await call(endpoints.cases.learnRules, { body: { id: v7() } });
      return (await workEnded(work)) as LearntAnswer;
    },
    onSuccess: (learnt) => {
      setAnswer(learnt);
      setChosen(learnt.rules.filter((one) => one.cases >= enough && hitRate(one) >= mostly).map(keyOf));
    },
  });
  const rules = (answer?.rules ?? []).filter((one) => chosen.includes(keyOf(one))).map(bodyOf);
  const attempt = useMutation({ mutationFn: () => call(endpoints.cases.tryRules, { body: { rules } }) });
  const adding = useSend({
    slot: useSlot('cases.addRules'),
    request: () => asked(endpoints.cases.addRules, { body: { rules } }),
    onDone: ({ added, replaced }) => {
      void message.success(t('rules.learn.added', { added, replaced }));
      void client.invalidateQueries({ queryKey: ['cases', 'rules'] });
      void navigate({ to: '/rules' });
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rules.learn.title')}</h1>
        <p className="soft">{t('rules.learn.lead')}</p>
      </div>
      <div className="card">
        <div className="card-head">
          <Button type={answer ? 'default' : 'primary'} loading={learn.isPending} onClick={() => learn.mutate()}>
            {t(answer ? 'rules.learn.again' : 'rules.learn.begin')}
          </Button>
          {answer && (
            <>
              <Button disabled={rules.length === 0} loading={attempt.isPending} onClick={() => attempt.mutate()}>
                {t('rules.learn.try', { count: rules.length })}
              </Button>
              <Button type="primary" disabled={rules.length === 0} loading={adding.isPending} onClick={() => adding.send(undefined)}>
                {t('rules.learn.add', { count: rules.length })}
              </Button>
            </>
          )}
        </div>
        {(learn.error ?? attempt.error) && (
          <p className="field-problem" role="alert">
            {wordsFor(learn.error ?? attempt.error)}
          </p>
        )}
        {attempt.data && <Trial trial={attempt.data} />}
        {answer && <Found answer={answer} chosen={chosen} onChoose={setChosen} />}
      </div>
    </div>
  );
};

/** What was learnt, with the cases behind each rule. */
const Found = ({
  answer,
  chosen,
  onChoose,
}: {
  answer: LearntAnswer;
  chosen: readonly string[];
  onChoose: (keys: readonly string[]) => void;
}) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const wide = useMedia('(min-width: 768px)');
  const [least, setLeast] = useState<number>(enough);
  const rows = answer.rules.filter(({ cases }) => cases >= least);
  return (
    <>
      <p>{t('rules.learn.found', { looked: answer.looked, count: answer.rules.length })}</p>
      <div className="cell-acts">
        {t('rules.learn.least')}
        <InputNumber min={1} max={1_000} value={least} onChange={(n) => setLeast(n ?? 1)} aria-label={t('rules.learn.least')} />
      </div>
      <Table<Learnt>
        size="small"
        className="stacks"
        rowKey={keyOf}
        dataSource={rows}
        scroll={wide ? { x: 900 } : {}}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{ selectedRowKeys: [...chosen], preserveSelectedRowKeys: true, onChange: (keys) => onChoose(keys.map(String)) }}
        locale={{ emptyText: <span className="soft">{t('rules.learn.none')}</span> }}
        columns={[
          {
            title: t('rules.category'),
            key: 'category',
            onCell: () => named(t('rules.category')),
            render: (_, { category }) => category && `${category.code} ${locale === 'en' ? category.nameEn : category.name}`,
          },
          { title: t('rules.area'), key: 'area', onCell: () => named(t('rules.area')), render: (_, { area }) => area.name },
          {
            title: t('rules.organisation'),
            key: 'organisation',
            onCell: () => named(t('rules.organisation')),
            render: (_, { organisation, alternatives, now }) => (
              <>
                {organisation.name}
                {alternatives.length > 0 && (
                  <div className="soft">{t('rules.alternatives', { names: alternatives.map(({ name }) => name).join(t('comma')) })}</div>
                )}
                {now?.id !== organisation.id && (
                  <div className="soft">{t('rules.learn.now', { name: now?.name ?? t('rules.nobody') })}</div>
                )}
              </>
            ),
          },
          {
            title: t('rules.learn.support'),
            key: 'support',
            width: 160,
            onCell: () => named(t('rules.learn.support')),
            render: (_, one) => <span className="num">{t('rules.learn.rate', { ...one, rate: hitRate(one) })}</span>,
          },
        ]}
      />
    </>
  );
};
