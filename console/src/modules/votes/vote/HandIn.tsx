import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteDetail } from '#contract/votes/api.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { EntrySelect } from './EntrySelect.tsx';

interface Values {
  key: string;
  rightKey?: string;
  reason?: string;
}

/** Notes at the box of a secret vote who has put a paper into it, one after another. */
export const HandInForm = ({ vote, onClose }: { vote: VoteDetail; onClose: () => void }) => {
  const { t } = useTranslation('votes-console');
  const [noted, setNoted] = useState(0);
  return (
    <ActDrawer<Values, VoteDetail>
      round={noted}
      keep="votes.hand_in"
      subject={vote.id}
      title={t('handIn')}
      lead={
        <>
          <p className="soft">{t('handInLead')}</p>
          {noted > 0 && (
            <p role="status">
              <strong>{t('handedIn', { count: noted })}</strong>
            </p>
          )}
        </>
      }
      submit={t('handInNext')}
      renews="votes"
      request={(v) => asked(endpoints.votes.handInPaper, { params: { voteId: vote.id }, body: { key: v.key } })}
      onClose={onClose}
      onDone={() => setNoted((n) => n + 1)}
    >
      <Form.Item name="key" label={t('whose')} rules={[{ required: true, message: t('form.needed') }]}>
        <EntrySelect voteId={vote.id} label={t('whose')} waiting autoFocus />
      </Form.Item>
    </ActDrawer>
  );
};

/** Asks that a wrong note be taken back, or be that of another entry. */
export const HandInBackForm = ({
  vote,
  entry,
  onClose,
}: {
  vote: VoteDetail;
  entry: { key: string; name: string };
  onClose: () => void;
}) => {
  const { t } = useTranslation('votes-console');
  return (
    <ActDrawer<Values, VoteDetail>
      keep="votes.hand_in_back"
      subject={`${vote.id} ${entry.key}`}
      title={t('handInBack')}
      lead={<p className="soft">{t('handInBackLead', { name: entry.name })}</p>}
      submit={t('askBack')}
      done={t('askedBack')}
      renews="votes"
      request={(v) =>
        asked(endpoints.votes.askHandInBack, {
          params: { voteId: vote.id },
          body: { key: entry.key, rightKey: v.rightKey ?? null, reason: v.reason?.trim() ?? '' },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="rightKey" label={t('rightKey')} extra={t('rightKeyHint')}>
        <EntrySelect voteId={vote.id} label={t('rightKey')} waiting />
      </Form.Item>
      <WordsItem name="reason" label={t('run.reason')} needed={t('form.needed')} most={200} />
    </ActDrawer>
  );
};

/** Wrong notes that wait for the second person. */
export const Returns = ({ vote }: { vote: VoteDetail }) => {
  const { t } = useTranslation('votes-console');
  if (vote.returns.length === 0) return null;
  return (
    <section aria-label={t('returns')}>
      <h3>{t('returns')}</h3>
      <p className="soft">{t('returnsLead')}</p>
      {vote.returns.map((one) => (
        <Return key={one.id} one={one} />
      ))}
    </section>
  );
};
const Return = ({ one }: { one: VoteDetail['returns'][number] }) => {
  const { t } = useTranslation('votes-console');
  const client = useQueryClient();
  const { send, isPending, error } = useSend({
    slot: useSlot('votes.decide_hand_in', one.id),
    request: (agree: boolean) => asked(endpoints.votes.decideHandInBack, { params: { returnId: one.id }, body: { agree } }),
    onDone: () => void client.invalidateQueries({ queryKey: ['votes'] }),
  });
  return (
    <div className="card">
      <p>
        <strong>{t(one.right === null ? 'returnNobody' : 'returnRight', { label: one.label, right: one.right })}</strong>
        <br />
        {t('endReason', { reason: one.reason })}
      </p>
      {error && (
        <p className="field-problem" role="alert">
          {sendingWords(error)}
        </p>
      )}
      <div className="bar">
        {!one.mine && (
          <Button type="primary" loading={isPending} onClick={() => send(true)}>
            {t('agree')}
          </Button>
        )}
        <Button loading={isPending} onClick={() => send(false)}>
          {t(one.mine ? 'drop' : 'refuse')}
        </Button>
        {one.mine && <span className="soft">{t('waitsForSecond')}</span>}
      </div>
    </div>
  );
};
