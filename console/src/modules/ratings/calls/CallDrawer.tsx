import { CopyOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallBack } from '#contract/ratings/call-backs.ts';
import { attemptResults } from '#contract/ratings/kinds.ts';
import { fullDay, shortTime } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { useCopy } from '../../../components/useCopy.ts';

interface Values {
  result: (typeof attemptResults)[number];
  answered?: boolean;
  solved?: boolean;
  satisfied?: boolean;
  comment?: string;
  note?: string;
}

/** One call: who to reach, what came of it, and the link for those who would rather write. */
export const CallDrawer = ({ callBack, onClose }: { callBack: CallBack; onClose: () => void }) => {
  const { t } = useTranslation('ratings-console');
  const params = { callBackId: callBack.id };
  const yesNo = [
    { value: true, label: t('calls.yes') },
    { value: false, label: t('calls.no') },
  ];
  return (
    <ActDrawer<Values, CallBack>
      keep="ratings.call"
      subject={callBack.id}
      title={t('calls.title', { number: callBack.number })}
      lead={
        <>
          <p>{callBack.title}</p>
          <p className="soft">
            {t('calls.number')}{' '}
            <Link to="/cases/$caseId" params={{ caseId: callBack.caseId }} search={{ queue: 'all' }}>
              {t('calls.openCase')}
            </Link>
          </p>
          <RatingLink callBack={callBack} />
        </>
      }
      initial={{ result: 'done' }}
      submit={t('calls.save')}
      done={t('calls.saved')}
      renews="ratings"
      request={({ result, answered = false, solved = false, satisfied = false, comment, note }) =>
        asked(endpoints.ratings.recordAttempt, {
          params,
          body: {
            result,
            rating: result === 'done' ? { answered, solved, satisfied, comment: comment?.trim() || null } : null,
            note: note?.trim() || null,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="result" label={t('calls.outcome')}>
        <Radio.Group options={attemptResults.map((value) => ({ value, label: t(`calls.outcomes.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.result !== b.result}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'done' ? (
            <>
              {(['answered', 'solved', 'satisfied'] as const).map((name) => (
                <Form.Item key={name} name={name} label={t(`calls.${name}`)} rules={[{ required: true, message: t(`calls.${name}`) }]}>
                  <Radio.Group options={yesNo} />
                </Form.Item>
              ))}
              <Form.Item name="comment" label={t('calls.comment')}>
                <Input.TextArea maxLength={1_000} autoSize={{ minRows: 1, maxRows: 5 }} />
              </Form.Item>
            </>
          ) : (
            <Form.Item name="note" label={t('calls.note')} rules={[{ min: 2, max: 200, message: t('exclusions.words') }]}>
              <Input maxLength={200} />
            </Form.Item>
          )
        }
      </Form.Item>
    </ActDrawer>
  );
};

const RatingLink = ({ callBack: { id, linkSentAt } }: { callBack: CallBack }) => {
  const { t } = useTranslation('ratings-console');
  const locale = useLocale();
  const copy = useCopy();
  const slot = useSlot('ratings.link', id);
  const [until, setUntil] = useState<string | null>(null);
  const { message } = App.useApp();
  const making = useSend({
    slot,
    request: () => asked(endpoints.ratings.makeRatingLink, { params: { callBackId: id }, body: {} }),
    onDone: (made) => {
      setUntil(made.until);
      copy(made.url.startsWith('/') ? `${location.origin}${made.url}` : made.url);
    },
    onFailed: (error) => void message.error(sendingWords(error)),
  });
  return (
    <p>
      <Button size="small" icon={<CopyOutlined />} loading={making.isPending} onClick={() => making.send(null)}>
        {t('calls.copy')}
      </Button>
      {linkSentAt && <span className="soft"> {t('calls.linkSent', { time: shortTime(linkSentAt, locale) })}</span>}
      {until && <span className="soft"> {t('calls.linkHint', { day: fullDay(until, locale) })}</span>}
    </p>
  );
};
