import { Checkbox, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskHelp } from '#contract/couriers/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { useTitle } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { ActionMenu } from '../../components/ActionMenu.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { WordsItem } from '../../components/WordsItem.tsx';
import '../../styles/facts.css';

type Act = 'take' | 'read' | 'answer' | 'pass';
interface Told {
  name: string;
  phone: string | null;
  words: string;
  answer: string | null;
}

/** Help that was asked for quietly in the viewer's communities: kind, community and day; whoever takes one on alone reads it. */
export const Helps = () => {
  const { t } = useTranslation('couriers-console');
  useTitle(t('help.title'));
  const [doing, setDoing] = useState<{ act: Act; help: DeskHelp } | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const { list, rows } = useList(
    listQuery(['courier-helps'], (cursor, signal) => call(endpoints.couriers.listHelps, { query: { cursor, limit: 30 } }, signal)),
  );
  const standing = ({ state, mine, left, answeredAt }: DeskHelp): string =>
    [
      left ? t('help.left') : mine ? t('help.mine') : state === 'taken' ? t('help.taken') : t(`help.states.${state}`),
      answeredAt === null ? '' : t('help.answered'),
    ]
      .filter(Boolean)
      .join(' · ');
  const done = (): void => setDoing(null);
  const of = doing && {
    subject: doing.help.id,
    renews: 'courier-helps',
    onClose: done,
    title: `${t(`help.${doing.act}`)} · ${t(`couriers-own:helpKinds.${doing.help.kind}`)}`,
  };
  const params = { helpId: doing?.help.id ?? '' };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('help.title')}</h1>
        <p className="soft">{t('help.lead')}</p>
      </div>
      <RecordTable<DeskHelp>
        list={list}
        rows={rows}
        rowKey="id"
        width={820}
        empty={t('help.none')}
        columns={[
          { title: t('help.what'), key: 'what', bare: true, render: (_, one) => t(`couriers-own:helpKinds.${one.kind}`) },
          { title: t('help.area'), key: 'area', render: (_, one) => one.area.name },
          { title: t('help.asked'), key: 'asked', width: 120, render: (_, one) => <span className="num">{one.askedOn}</span> },
          { title: t('help.until'), key: 'until', width: 120, render: (_, one) => <span className="num">{one.until}</span> },
          { title: t('help.state'), key: 'state', width: 180, render: (_, one) => standing(one) },
          {
            title: t('help.acts'),
            key: 'acts',
            width: 160,
            render: (_, help) => {
              const begin = (act: Act) => ({ key: act, words: t(`help.${act}`), run: () => setDoing({ act, help }) });
              if (help.own) return <span className="soft">{t('help.own')}</span>;
              if (!help.mine && help.state === 'taken' && !help.left) return null;
              return (
                <ActionMenu
                  of={`${t(`couriers-own:helpKinds.${help.kind}`)} ${help.askedOn}`}
                  actions={help.mine ? [begin('read'), begin('answer'), begin('pass')] : [begin('take')]}
                />
              );
            },
          },
        ]}
      />
      {of && doing?.act === 'take' && (
        <ActDrawer
          {...of}
          keep="couriers.take_help"
          lead={t('help.takeSure')}
          submit={t('help.take')}
          done={t('help.done')}
          request={() => asked(endpoints.couriers.takeHelp, { params, body: {} })}
          onDone={done}
        />
      )}
      {of && doing?.act === 'pass' && (
        <ActDrawer
          {...of}
          keep="couriers.pass_help"
          lead={t('help.passSure')}
          submit={t('help.pass')}
          done={t('help.passDone')}
          request={() => asked(endpoints.couriers.passHelp, { params, body: {} })}
          onDone={done}
        />
      )}
      {of && doing?.act === 'read' && (
        <ActDrawer<{ reason: string }, Told>
          {...of}
          keep="couriers.read_help"
          submit={t('help.look')}
          request={({ reason }) => asked(endpoints.couriers.readHelp, { params, body: { reason: reason.trim() } })}
          onDone={(answer) => {
            done();
            setTold(answer);
          }}
        >
          <WordsItem name="reason" label={t('help.reason')} needed={t('help.reasonNeeded')} most={200} />
        </ActDrawer>
      )}
      {of && doing?.act === 'answer' && (
        <ActDrawer<{ words: string; over?: boolean }, DeskHelp>
          {...of}
          keep="couriers.answer_help"
          submit={t('help.answer')}
          done={t('help.answerDone')}
          secret={['words']}
          request={({ words, over = false }) => asked(endpoints.couriers.answerHelp, { params, body: { words: words.trim(), over } })}
          onDone={done}
        >
          <WordsItem name="words" label={t('help.answerWords')} needed={t('help.answerNeeded')} most={500} rows={4} />
          <Form.Item name="over" valuePropName="checked">
            <Checkbox>{t('help.over')}</Checkbox>
          </Form.Item>
        </ActDrawer>
      )}
      {told && (
        <Drawer open title={t('help.read')} onClose={() => setTold(null)} size={460} destroyOnHidden>
          <dl className="fact-grid">
            <div>
              <dt>{t('help.name')}</dt>
              <dd>{told.name}</dd>
            </div>
            <div>
              <dt>{t('help.phone')}</dt>
              <dd className="num">{told.phone ?? t('help.noPhone')}</dd>
            </div>
          </dl>
          <h3>{t('help.words')}</h3>
          <p style={{ whiteSpace: 'pre-wrap' }}>{told.words}</p>
          {told.answer && (
            <>
              <h3>{t('help.told')}</h3>
              <p style={{ whiteSpace: 'pre-wrap' }}>{told.answer}</p>
            </>
          )}
        </Drawer>
      )}
    </div>
  );
};
