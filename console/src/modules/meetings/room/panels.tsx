import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingItem } from '#contract/meetings/api.ts';
import type { Outcome } from '#contract/meetings/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import type { useMeetingAct } from '../use-act.ts';

interface Props {
  m: MeetingDetail;
  item: MeetingItem;
  act: ReturnType<typeof useMeetingAct>;
  onClose: () => void;
}

const End = ({
  act,
  words,
  disabled,
  onClose,
  onGo,
}: Pick<Props, 'act' | 'onClose'> & { words: string; disabled: boolean; onGo: () => void }) => {
  const { t } = useTranslation();
  return (
    <p className="meeting-room-end">
      <Button size="large" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button size="large" type="primary" loading={act.isPending} disabled={disabled} onClick={onGo}>
        {words}
      </Button>
    </p>
  );
};

/** A day so many days from now, for deadlines one tap away. */
const inDays = (days: number): string => platformDay(days);
const usualDays = [3, 7, 15, 30] as const;

/** What became of the item: a sentence, and of a resolution owner and deadline. */
export const OutcomePanel = ({ m, item, outcome, act, onClose }: Props & { outcome: Outcome }) => {
  const { t } = useTranslation('meetings-console');
  const again = item.resolution;
  const [words, setWords] = useState(outcome === 'resolved' ? item.title : '');
  const [ownerId, setOwnerId] = useState<string | undefined>(again?.owner.id ?? undefined);
  const [owner, setOwner] = useState(again?.owner.words ?? '');
  const [dueOn, setDueOn] = useState('');
  const resolves = outcome === 'resolved';
  const dated = resolves || outcome === 'unsolved';
  const lacks =
    (dated && dueOn === '') ||
    (resolves && !ownerId && owner.trim().length < 2) ||
    ((resolves || outcome === 'solved' || outcome === 'unsolved') && words.trim().length < (resolves ? 4 : 2));
  return (
    <fieldset className="meeting-room-panel">
      <legend>{t(`meetings:outcomes.${outcome}`)}</legend>
      {resolves && !m.quorumMet && <p className="flag">{t('room.noQuorum', { needed: m.needed, present: m.present })}</p>}
      <div className="meeting-room-field">
        {t(resolves ? 'room.resolution' : 'room.words')}
        <Input.TextArea
          aria-label={t(resolves ? 'room.resolution' : 'room.words')}
          autoFocus
          value={words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(e) => setWords(e.target.value)}
        />
      </div>
      {resolves && (
        <>
          <div className="meeting-room-field">
            {t('resolutions.owner')}
            <OrganisationSelect
              label={t('resolutions.owner')}
              {...(ownerId ? { value: ownerId } : {})}
              onChange={(id?: string) => setOwnerId(id)}
            />
          </div>
          <div className="meeting-room-field">
            {t('room.ownerName')}
            <Input aria-label={t('room.ownerName')} value={owner} maxLength={60} onChange={(e) => setOwner(e.target.value)} />
          </div>
        </>
      )}
      {dated && (
        <div className="meeting-room-field">
          <div className="meeting-room-field">
            {t('room.due')}
            <Input aria-label={t('room.due')} type="date" value={dueOn} onChange={(e) => setDueOn(e.target.value)} />
          </div>
          <span className="meeting-room-days">
            {usualDays.map((days) => (
              <Button key={days} size="large" type={dueOn === inDays(days) ? 'primary' : 'default'} onClick={() => setDueOn(inDays(days))}>
                {t('room.inDays', { count: days })}
              </Button>
            ))}
          </span>
        </div>
      )}
      <End
        act={act}
        words={t('room.keep')}
        disabled={lacks}
        onClose={onClose}
        onGo={() =>
          act.send(
            asked(endpoints.meetings.settleMeetingItem, {
              params: { itemId: item.id },
              body: { outcome, words: words.trim(), ownerId: ownerId ?? null, owner: owner.trim(), dueOn: dated ? dueOn : null },
            }),
          )
        }
      />
    </fieldset>
  );
};

/** A show of hands: counted by steps, with one hand. */
export const HandsPanel = ({ m, item, act, onClose }: Props) => {
  const { t } = useTranslation('meetings-console');
  const [hands, setHands] = useState({ for: item.hands?.for ?? 0, against: item.hands?.against ?? 0, abstain: item.hands?.abstain ?? 0 });
  const sum = hands.for + hands.against + hands.abstain;
  return (
    <fieldset className="meeting-room-panel">
      <legend>{t('room.handsOf', { present: m.present })}</legend>
      {!m.quorumMet && <p className="flag">{t('room.noQuorum', { needed: m.needed, present: m.present })}</p>}
      {(['for', 'against', 'abstain'] as const).map((side) => (
        <div key={side} className="meeting-room-count">
          <span>{t(`room.${side}`)}</span>
          <Button
            size="large"
            aria-label={t('room.less', { side: t(`room.${side}`) })}
            disabled={hands[side] === 0}
            onClick={() => setHands({ ...hands, [side]: hands[side] - 1 })}
          >
            −
          </Button>
          <output className="num">{hands[side]}</output>
          <Button
            size="large"
            aria-label={t('room.more', { side: t(`room.${side}`) })}
            disabled={sum >= m.present}
            onClick={() => setHands({ ...hands, [side]: hands[side] + 1 })}
          >
            +
          </Button>
          <Button size="large" disabled={sum >= m.present} onClick={() => setHands({ ...hands, [side]: hands[side] + m.present - sum })}>
            {t('room.rest')}
          </Button>
        </div>
      ))}
      <End
        act={act}
        words={t('room.keep')}
        disabled={sum === 0}
        onClose={onClose}
        onGo={() => act.send(asked(endpoints.meetings.countHands, { params: { itemId: item.id }, body: hands }))}
      />
    </fieldset>
  );
};

/** A formal vote on the item: everybody due votes on the phone or on paper. */
export const VotePanel = ({ item, act, onClose }: Props) => {
  const { t } = useTranslation('meetings-console');
  const [question, setQuestion] = useState(item.title);
  const [secret, setSecret] = useState(false);
  const [minutes, setMinutes] = useState(10);
  return (
    <fieldset className="meeting-room-panel">
      <legend>{t('room.vote')}</legend>
      <div className="meeting-room-field">
        {t('room.question')}
        <Input aria-label={t('room.question')} value={question} maxLength={120} onChange={(e) => setQuestion(e.target.value)} />
      </div>
      <Checkbox checked={secret} onChange={(e) => setSecret(e.target.checked)}>
        {t('room.secret')}
      </Checkbox>
      <span className="meeting-room-days">
        {[5, 10, 20, 60].map((n) => (
          <Button key={n} size="large" type={minutes === n ? 'primary' : 'default'} onClick={() => setMinutes(n)}>
            {t('minutesOf', { count: n })}
          </Button>
        ))}
      </span>
      <End
        act={act}
        words={t('room.openVote')}
        disabled={question.trim().length < 4}
        onClose={onClose}
        onGo={() =>
          act.send(
            asked(endpoints.meetings.openItemVote, {
              params: { itemId: item.id },
              body: { question: question.trim(), secret, minutes },
            }),
          )
        }
      />
    </fieldset>
  );
};
