import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { SideBySide } from '../../../components/SideBySide.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { versionsQuery } from '../queries.ts';
import { partsOf } from '../words.ts';

/** The text; where there is an older one, both side by side. */
export const Versions = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation('proposals-console');
  const versions = useQuery(versionsQuery(proposal.id));
  const [older, setOlder] = useState<number | null>(null);
  const all = versions.data ?? [];
  const before = all.find(({ number }) => number === (older ?? proposal.textVersion - 1));
  const others = all.filter(({ number }) => number < proposal.textVersion);
  const current = all.find(({ number }) => number === proposal.textVersion);
  return (
    <section aria-label={t('text')}>
      <h2>{t('textOf', { n: proposal.textVersion })}</h2>
      {current?.reason && <p className="soft">{t('because', { words: current.reason })}</p>}
      {before ? (
        <>
          <p>
            <span className="soft">{t('compare')}</span>
            <Select
              aria-label={t('compare')}
              value={before.number}
              options={others.map(({ number }) => ({ value: number, label: t('versionOf', { n: number }) }))}
              onChange={setOlder}
            />
          </p>
          <SideBySide
            older={before.parts}
            newer={proposal.parts}
            olderTitle={t('versionOf', { n: before.number })}
            newerTitle={t('versionOf', { n: proposal.textVersion })}
          />
        </>
      ) : (
        proposal.parts.map(({ key, text }) => (
          <p key={key} className="plain">
            {text}
          </p>
        ))
      )}
    </section>
  );
};

/** Makes a new version of the text, with its reason. */
export const TextForm = ({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) => {
  const { t } = useTranslation('proposals-console');
  const draft = proposal.state === 'draft';
  return (
    <ActDrawer<{ title: string; text: string; reason?: string }, Proposal>
      keep="proposals.text"
      subject={`${proposal.id} ${proposal.textVersion}`}
      title={t('acts.edit')}
      lead={!draft && <p className="soft">{t('editLead')}</p>}
      submit={t('acts.save')}
      done={t('done.changed')}
      renews="proposals"
      wide
      initial={{ title: proposal.title, text: proposal.parts.map(({ text }) => text).join('\n') }}
      request={({ title, text, reason = '' }) =>
        asked(endpoints.proposals.changeProposalText, {
          params: { proposalId: proposal.id },
          body: { version: proposal.textVersion, title: title.trim(), parts: partsOf(text, proposal.parts), reason: reason.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="title" label={t('form.title')} rules={[{ required: true, whitespace: true, min: 4, message: t('form.needed') }]}>
        <Input maxLength={80} />
      </Form.Item>
      <WordsItem name="text" label={t('form.text')} needed={t('form.needed')} most={20_000} rows={8} />
      {draft ? (
        <Form.Item name="reason" label={t('form.why')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      ) : (
        <WordsItem name="reason" label={t('form.why')} needed={t('form.needed')} most={500} />
      )}
    </ActDrawer>
  );
};
