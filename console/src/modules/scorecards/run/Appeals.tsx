import { Button, Form, type FormRule, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appeal } from '#contract/scorecards/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { AppealForm } from '../AppealForm.tsx';
import { appealsQuery } from '../queries.ts';
import type { RunShown } from './RunPage.tsx';
import '../../../styles/parts.css';

/** What is contested, with answers; one’s own figures can be contested until the last day. */
export const Appeals = ({ shown }: { shown: RunShown }) => {
  const { t } = useTranslation('scorecards-console');
  const { run, card } = shown;
  const own = shown.scores.filter(({ subject }) => shown.own.includes(subject));
  const [raising, setRaising] = useState(false);
  const [answering, setAnswering] = useState<Appeal | null>(null);
  const { list, rows } = useList(appealsQuery(run.id));
  const indicatorName = (code: string): string => {
    const found = card.indicators.find((one) => one.code === code);
    return found ? labelOf(found.name) : code;
  };
  return (
    <>
      {run.state === 'preliminary' && own.length > 0 && (
        <p className="above-table">
          <Button onClick={() => setRaising(true)}>{t('appeal.title')}</Button>{' '}
          <span className="soft">{t('appeal.lead', { day: run.appealUntil })}</span>
        </p>
      )}
      <RecordTable<Appeal>
        rowKey="id"
        list={list}
        rows={rows}
        width={820}
        empty={t('noAppeals')}
        columns={[
          {
            title: t('who'),
            key: 'who',
            bare: true,
            render: (_, one) => (
              <>
                {one.subjectName}
                <div className="soft">{indicatorName(one.indicator)}</div>
              </>
            ),
          },
          { title: t('appeal.words'), key: 'words', render: (_, { words }) => words },
          {
            title: t('appeal.answer'),
            key: 'answer',
            render: (_, { state, answer, answerBy }) => (
              <>
                {t(`appealStates.${state}`)}
                <div className="soft">{answer ?? (state === 'open' && t('appeal.answerBy', { day: answerBy }))}</div>
              </>
            ),
          },
          {
            title: t('act'),
            key: 'act',
            width: 100,
            render: (_, one) =>
              one.state === 'open' &&
              (one.mine ? (
                <SendButton
                  keep="scorecards.withdraw"
                  subject={one.id}
                  words={t('appeal.takeBack.title')}
                  sure={t('appeal.takeBack.ask')}
                  done={t('appeal.takeBack.done')}
                  renews="scorecards"
                  request={() => asked(endpoints.scorecards.withdrawAppeal, { params: { appealId: one.id }, body: {} })}
                />
              ) : (
                run.can.includes('review') && (
                  <Button size="small" onClick={() => setAnswering(one)}>
                    {t('appeal.answerIt')}
                  </Button>
                )
              )),
          },
        ]}
      />
      {raising && <AppealForm run={run} card={card} scores={own} onClose={() => setRaising(false)} />}
      {answering && <AnswerForm appeal={answering} shown={shown} onClose={() => setAnswering(null)} />}
    </>
  );
};

interface Answer {
  granted?: boolean;
  n?: number;
  of?: number;
  answer: string;
}
const AnswerForm = ({ appeal, shown: { card, scores }, onClose }: { appeal: Appeal; shown: RunShown; onClose: () => void }) => {
  const { t } = useTranslation('scorecards-console');
  const line = scores.find(({ subject }) => subject === appeal.subject)?.lines.find(({ indicator }) => indicator === appeal.indicator);
  const isRate = line?.of !== null && line?.of !== undefined;
  // granting what stands there already grants nothing
  const unlike: FormRule = ({ getFieldValue }) => ({
    validator: async (_, n: number | null) => {
      if (n === line?.n && (!isRate || getFieldValue('of') === line.of)) throw new Error(t('appeal.same'));
    },
  });
  return (
    <ActDrawer<Answer, Appeal>
      keep="scorecards.answer"
      subject={appeal.id}
      title={t('appeal.answerIt')}
      lead={
        <>
          <p>
            {appeal.subjectName} · {labelOf(card.indicators.find(({ code }) => code === appeal.indicator)?.name ?? { zh: '', en: null })}
          </p>
          <p>{appeal.words}</p>
        </>
      }
      submit={t('appeal.answerIt')}
      done={t('appeal.answered')}
      renews="scorecards"
      initial={{ granted: true, ...(line?.n != null && { n: line.n }), ...(line?.of != null && { of: line.of }) }}
      request={({ granted = true, n, of, answer }) =>
        asked(endpoints.scorecards.answerAppeal, {
          params: { appealId: appeal.id },
          body: { fact: granted ? { n: n ?? null, of: isRate ? (of ?? null) : null } : null, answer: answer.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="granted" label={t('appeal.granted')} valuePropName="checked" extra={t('appeal.grantedHint')}>
        <Switch />
      </Form.Item>
      <Form.Item noStyle dependencies={['granted']}>
        {({ getFieldValue }) =>
          getFieldValue('granted') && (
            <>
              <Form.Item
                name="n"
                label={t(isRate ? 'appeal.n' : 'appeal.value')}
                dependencies={['of']}
                rules={[{ required: true, message: t('console:must.fill') }, unlike]}
              >
                <NumberInput min={0} precision={2} />
              </Form.Item>
              {isRate && (
                <Form.Item name="of" label={t('appeal.of')} rules={[{ required: true, message: t('console:must.fill') }]}>
                  <NumberInput min={0} precision={0} />
                </Form.Item>
              )}
            </>
          )
        }
      </Form.Item>
      <Form.Item name="answer" label={t('appeal.answer')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </ActDrawer>
  );
};
