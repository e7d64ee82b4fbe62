import { Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import type { DecidingWay } from '#contract/proposals/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { dayOf, platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { DocumentField } from '../../../components/DocumentField.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Props {
  proposal: Proposal;
  onClose: () => void;
}
const dayLong = 86_400_000;
/** A day so many days from the platform's today, or after another day. */
const inDays = (days: number, from?: string | null): string =>
  from ? dayOf(new Date(Date.parse(`${from}T00:00:00+08:00`) + days * dayLong)) : platformDay(days);
const running = ({ steps }: Proposal) => steps.find(({ state }) => state === 'running');
/** The step that can be announced: the next one, or one that came to nothing. */
const next = (proposal: Proposal) => running(proposal) ?? proposal.steps.find(({ state }) => state === 'waiting');

/** Announces the next step with its days. */
export const BeginForm = ({ proposal, onClose }: Props) => {
  const { t } = useTranslation('proposals-console');
  const at = next(proposal);
  if (!at) return null;
  const { step, number } = at;
  const needsWords = step.published === 'result';
  const first = inDays(step.noticeDays);
  return (
    <ActDrawer<{ fromOn: string; untilOn: string; notice?: string; way?: DecidingWay }, Proposal>
      keep="proposals.begin"
      subject={`${proposal.id} ${number}`}
      title={t('beginOf', { step: labelOf(step.title) })}
      lead={<p className="soft">{t('rule', { notice: step.noticeDays, days: step.days })}</p>}
      submit={t('acts.begin')}
      done={t('done.begun')}
      renews="proposals"
      initial={{
        fromOn: first,
        untilOn: inDays(step.noticeDays + step.days - 1),
        ...(step.ways[0] && { way: step.ways[0] }),
      }}
      request={({ fromOn, untilOn, notice, way }) =>
        asked(endpoints.proposals.beginProposalStep, {
          params: { proposalId: proposal.id },
          body: { number, fromOn, untilOn, notice: notice?.trim() ?? '', way: step.kind === 'decide' ? (way ?? null) : null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <div className="form-two">
        <DayItem name="fromOn" label={t('form.fromOn')} required min={first} />
        <DayItem name="untilOn" label={t('form.untilOn')} required min={first} />
      </div>
      {step.kind === 'decide' && (
        <Form.Item name="way" label={t('form.way')} rules={[{ required: true, message: t('form.needed') }]}>
          <Radio.Group options={step.ways.map((value) => ({ value, label: t(`proposals:ways.${value}`) }))} />
        </Form.Item>
      )}
      {needsWords ? (
        <WordsItem name="notice" label={t('form.result')} needed={t('form.needed')} />
      ) : (
        <Form.Item name="notice" label={t('form.notice')}>
          <Input.TextArea maxLength={1_000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

interface EndValues {
  words?: string;
  heldOn?: string;
  due?: number;
  present?: number;
  yes?: number;
  no?: number;
  abstain?: number;
  mergesNext?: boolean;
}
const counted = ['due', 'present', 'yes', 'no', 'abstain'] as const;

/** Ends the running step with what came of it; a meeting with its figures and minutes. */
export const EndForm = ({ proposal, onClose }: Props) => {
  const { t } = useTranslation('proposals-console');
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const at = running(proposal);
  if (!at) return null;
  const { step, number } = at;
  const meets = step.kind === 'meet' || step.kind === 'decide';
  const following = proposal.steps[number]?.step;
  return (
    <ActDrawer<EndValues, Proposal>
      keep="proposals.end"
      subject={`${proposal.id} ${number}`}
      title={t('endOf', { step: labelOf(step.title) })}
      lead={proposal.amendmentsOpen > 0 && <p className="soft">{t('amendmentsOpen', { count: proposal.amendmentsOpen })}</p>}
      submit={t('acts.end')}
      done={t('done.ended')}
      renews="proposals"
      disabled={busy}
      initial={{ heldOn: at.fromOn ?? platformDay() }}
      request={({ words = '', heldOn = '', mergesNext = false, ...f }) =>
        asked(endpoints.proposals.endProposalStep, {
          params: { proposalId: proposal.id },
          body: {
            number,
            words: words.trim(),
            figures: meets
              ? { heldOn, due: f.due ?? 0, present: f.present ?? 0, yes: f.yes ?? 0, no: f.no ?? 0, abstain: f.abstain ?? 0 }
              : null,
            documentIds: [...documents],
            mergesNext,
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {meets && (
        <>
          <DayItem name="heldOn" label={t('form.heldOn')} required />
          <div className="form-two">
            {counted.map((name) => (
              <Form.Item key={name} name={name} label={t(`form.${name}`)} rules={[{ required: true, message: t('form.needed') }]}>
                <NumberInput min={0} max={1_000_000} precision={0} />
              </Form.Item>
            ))}
          </div>
        </>
      )}
      {step.kind === 'publish' || step.kind === 'evaluate' ? (
        <Form.Item name="words" label={t('form.words')}>
          <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      ) : (
        <WordsItem name="words" label={t('form.words')} needed={t('form.needed')} most={2_000} />
      )}
      <Form.Item label={t(meets ? 'form.minutes' : 'form.documents')} htmlFor="proposal-documents">
        <DocumentField id="proposal-documents" value={documents} onChange={setDocuments} onBusy={setBusy} most={9} />
      </Form.Item>
      {following?.mayMerge && (
        <Form.Item name="mergesNext" valuePropName="checked" extra={t('form.mergesHint')}>
          <Checkbox>{t('form.merges', { step: labelOf(following.title) })}</Checkbox>
        </Form.Item>
      )}
    </ActDrawer>
  );
};

/** Gives the running step more days. */
export const ExtendForm = ({ proposal, onClose }: Props) => {
  const { t } = useTranslation('proposals-console');
  const at = running(proposal);
  return (
    <ActDrawer<{ untilOn: string; words: string }, Proposal>
      keep="proposals.extend"
      subject={proposal.id}
      title={t('acts.extend')}
      submit={t('acts.extend')}
      done={t('done.extended')}
      renews="proposals"
      initial={{ untilOn: inDays(3, at?.untilOn) }}
      request={({ untilOn, words }) =>
        asked(endpoints.proposals.extendProposalStep, { params: { proposalId: proposal.id }, body: { untilOn, words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <DayItem name="untilOn" label={t('form.untilOn')} required />
      <WordsItem name="words" label={t('form.reason')} needed={t('form.needed')} most={500} />
    </ActDrawer>
  );
};

/** Takes a proposal back for good. */
export const WithdrawForm = ({ proposal, onClose }: Props) => {
  const { t } = useTranslation('proposals-console');
  return (
    <ActDrawer<{ words: string }, Proposal>
      keep="proposals.withdraw"
      subject={proposal.id}
      title={t('acts.withdraw')}
      lead={<p className="soft">{t('withdrawLead')}</p>}
      submit={t('acts.withdraw')}
      done={t('done.withdrawn')}
      renews="proposals"
      request={({ words }) =>
        asked(endpoints.proposals.withdrawProposal, { params: { proposalId: proposal.id }, body: { words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="words" label={t('form.reason')} needed={t('form.needed')} most={500} />
    </ActDrawer>
  );
};
