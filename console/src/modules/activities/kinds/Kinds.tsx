import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityKind, type ActivityKinds, shippedKinds } from '#contract/activities/kinds.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { describeBy } from '../../../components/definition/describe.ts';
import { KindsTable } from '../../../components/definition/KindsTable.tsx';
import { KindDrawer } from './KindDrawer.tsx';

const Editor = ({ content: { kinds }, onChange }: EditorProps<ActivityKinds>) => {
  const { t } = useTranslation('activities-console');
  return (
    <KindsTable<ActivityKind>
      kinds={kinds}
      shipped={shippedKinds}
      width={720}
      columns={[
        { title: t('whoJoins'), key: 'join', tell: ({ join }) => t(`activities:joiners.${join}`) },
        { title: t('checkIn'), key: 'checkIn', tell: ({ checkIn }) => t(`checkIns.${checkIn}`) },
        { title: t('hours'), key: 'hours', tell: ({ hours }) => t(`kinds.rules.${hours.rule}`) },
      ]}
      drawer={(kind, change, close) => <KindDrawer kind={kind} onChange={change} onClose={close} />}
      onChange={(next) => onChange({ kinds: next })}
    />
  );
};

/** The kinds of activities: prepared, published and kept by versions; those that come along where none were published yet. */
export const Kinds = () => {
  const { t } = useTranslation('activities-console');
  const view = useMemo(
    (): DefinitionView<ActivityKinds> => ({
      kind: 'activities.kinds',
      Editor,
      empty: { kinds: structuredClone(shippedKinds) as ActivityKind[] },
      describe: describeBy(t, {
        within: 'kinds',
        field: (name) => t(`kinds.fields.${name}`, { defaultValue: name }),
        code: (_, code) => t(`kinds.values.${code}`, { defaultValue: code }),
      }),
    }),
    [t],
  );
  return <DefinitionFrame view={view} />;
};
