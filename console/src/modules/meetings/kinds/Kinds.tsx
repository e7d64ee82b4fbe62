import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type MeetingKind, type MeetingKinds, shippedKinds } from '#contract/meetings/kinds.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { KindsTable } from '../../../components/definition/KindsTable.tsx';
import { partWords } from '../../../components/TermsFields.tsx';
import { KindDrawer } from './KindDrawer.tsx';

const Editor = ({ content: { kinds }, onChange }: EditorProps<MeetingKinds>) => {
  const { t } = useTranslation('meetings-console');
  const newest = ({ terms }: MeetingKind) => terms.at(-1);
  return (
    <KindsTable<MeetingKind>
      kinds={kinds}
      shipped={shippedKinds}
      width={800}
      columns={[
        { title: t('quorum'), key: 'quorum', tell: (one) => partWords(t, newest(one)?.quorum ?? null) },
        {
          title: t('kindForm.noticeDays'),
          key: 'notice',
          tell: (one) => <span className="num">{t('days2', { count: newest(one)?.noticeDays ?? 0 })}</span>,
        },
        { title: t('rule'), key: 'source', tell: (one) => <span className="soft">{newest(one)?.source}</span> },
      ]}
      drawer={(kind, change, close) => <KindDrawer kind={kind} onChange={change} onClose={close} />}
      onChange={(next) => onChange({ kinds: next })}
    />
  );
};

/** The kinds of meetings: prepared, published and kept by versions; those that come along where none were published yet. */
export const Kinds = () => {
  const { t } = useTranslation('meetings-console');
  const view = useMemo(
    (): DefinitionView<MeetingKinds> => ({
      kind: 'meetings.kinds',
      Editor,
      empty: { kinds: structuredClone(shippedKinds) as MeetingKind[] },
      describe: describeBy(t, {
        within: 'kinds',
        field: (name) => t([`kindForm.fields.${name}`, `terms-console:fields.${name}`], { defaultValue: name }),
        code: (path, code) => (path.at(-1) === 'takes' ? t(`proposals:participants.${code}`, { defaultValue: code }) : undefined),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
