import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityKind, type ActivityKinds, shippedKinds } from '#contract/activities/kinds.ts';
import { DefinitionFrame } from '../../../components/definition/DefinitionFrame.tsx';
import type { DefinitionView, EditorProps } from '../../../components/definition/definition.ts';
import { KindsTable } from '../../../components/definition/KindsTable.tsx';
import { told } from '../../../components/definition/told.ts';
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
  const view = useMemo((): DefinitionView<ActivityKinds> => {
    const word = (plain: string | number | boolean): string =>
      typeof plain === 'boolean' ? t(`kinds.${plain ? 'yes' : 'no'}`) : t(`kinds.values.${plain}`, { defaultValue: String(plain) });
    return {
      kind: 'activities.kinds',
      Editor,
      empty: { kinds: structuredClone(shippedKinds) as ActivityKind[] },
      describe: ({ path, before, after }) => ({
        where: path
          .slice(1)
          .map((part) => t(`kinds.fields.${part}`, { defaultValue: String(part) }))
          .join(' · '),
        before: told(before, word),
        after: told(after, word),
      }),
    };
  }, [t]);
  return <DefinitionFrame view={view} />;
};
