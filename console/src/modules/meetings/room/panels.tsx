import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingItem } from '#contract/meetings/api.ts';
import type { Outcome } from '#contract/meetings/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot, useTyped } from '../../../app/kept.ts';
import { asked } from '../../../app/send.ts';
import { OrganisationSelect } from '../../../components/OrganisationSelect.tsx';
import { useMeetingAct } from '../use-act.ts';

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

/** That nothing can be resolved, and by which rule. */
const NoQuorum = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  return <p className="flag">{t('room.noQuorum', { needed: m.needed, present: m.present, source: m.terms.source })}</p>;
};
/** Why an item cannot be resolved as it stands: too few are there, or hands and votes did not carry it. */
const Hindrance = ({ m, item }: Pick<Props, 'm' | 'item'>) => {
  const { t } = useTranslation('meetings-console');
  if (!m.quorumMet) return <NoQuorum m={m} />;
  const against = item.hands && !item.hands.passed ? item.hands : null;
  if (against) return <p className="flag">{t(against.for === against.against ? 'tie' : 'short', { source: m.terms.source })}</p>;
  return null;
};

/** A day so many days from now, for deadlines one tap away. */
const inDays = (days: number): string => platformDay(days);
const usualDays = [3, 7, 15, 30] as const;

interface Decided {
  readonly words: string;
  readonly ownerId: string | null;
  readonly owner: string;
  readonly dueOn: string;
}
/** What became of the item: a sentence, and of a resolution owner and deadline. What is written here outlives the page. */
export const OutcomePanel = ({
  m,
  item,
  outcome,
  onSettled,
  onClose,
}: Omit<Props, 'act'> & { outcome: Outcome; onSettled: () => void }) => {
  const { t } = useTranslation('meetings-console');
  const again = item.resolution;
  const base: Decided = {
    ...{ words: outcome === 'resolved' ? item.title : '', dueOn: '' },
    ...{ ownerId: again?.owner.id ?? null, owner: again?.owner.words ?? '' },
  };
  const typed = useTyped(useSlot('meetings.outcome', `${item.id} ${outcome}`), base, t('room.title'));
  const [{ words, ownerId, owner, dueOn }, setDecided] = useState(typed.start);
  const set = (part: Partial<Decided>): void => {
    const next = { words, ownerId, owner, dueOn, ...part };
    setDecided(next);
    typed.hold(next);
  };
  const act = useMeetingAct(m.id, 'meetings.settle', () => {
    typed.done();
    onSettled();
    onClose();
  });
  const resolves = outcome === 'resolved';
  const dated = resolves || outcome === 'unsolved';
  const lacks =
    (dated && dueOn === '') ||
    (resolves && !ownerId && owner.trim().length < 2) ||
    ((resolves || outcome === 'solved' || outcome === 'unsolved') && words.trim().length < (resolves ? 4 : 2));
  return (
    <fieldset className="meeting-room-panel">
      <legend>{t(`meetings:outcomes.${outcome}`)}</legend>
      {resolves && <Hindrance m={m} item={item} />}
      <div className="meeting-room-field">
        {t(resolves ? 'room.resolution' : 'room.words')}
        <Input.TextArea
          aria-label={t(resolves ? 'room.resolution' : 'room.words')}
          autoFocus
          value={words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(e) => set({ words: e.target.value })}
        />
      </div>
      {resolves && (
        <>
          <div className="meeting-room-field">
            {t('resolutions.owner')}
            <OrganisationSelect
              label={t('resolutions.owner')}
              {...(ownerId === null ? {} : { value: ownerId })}
              onChange={(id?: string) => set({ ownerId: id ?? null })}
            />
          </div>
          <div className="meeting-room-field">
            {t('room.ownerName')}
            <Input aria-label={t('room.ownerName')} value={owner} maxLength={60} onChange={(e) => set({ owner: e.target.value })} />
          </div>
        </>
      )}
      {dated && (
        <div className="meeting-room-field">
          <div className="meeting-room-field">
            {t('room.due')}
            <Input aria-label={t('room.due')} type="date" value={dueOn} onChange={(e) => set({ dueOn: e.target.value })} />
          </div>
          <span className="meeting-room-days">
            {usualDays.map((days) => (
              <Button
                key={days}
                size="large"
                type={dueOn === inDays(days) ? 'primary' : 'default'}
                onClick={() => set({ dueOn: inDays(days) })}
              >
                {t('room.inDays', { count: days })}
              </Button>
            ))}
          </span>
        </div>
      )}
      {act.problem}
      <End
        act={act}
        words={t('room.keep')}
        disabled={lacks}
        onClose={onClose}
        onGo={() =>
          act.send(
            asked(endpoints.meetings.settleMeetingItem, {
              params: { itemId: item.id },
              body: { outcome, words: words.trim(), ownerId, owner: owner.trim(), dueOn: dated ? dueOn : null },
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
      {!m.quorumMet && <NoQuorum m={m} />}
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
