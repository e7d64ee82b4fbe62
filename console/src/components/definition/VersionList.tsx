import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Modal, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition, DefinitionVersion } from '#contract/definitions/api.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { Broken } from '../Broken.tsx';
import { SendForm } from '../SendForm.tsx';
import { Changes } from './Changes.tsx';
import type { DefinitionView } from './definition.ts';

interface Props {
  view: Pick<DefinitionView<never>, 'kind' | 'subject' | 'describe' | 'empty'>;
  definition: Definition;
  onChanged: (definition: Definition) => void;
}

const colours = { scheduled: 'blue', in_force: 'processing', past: 'default', withdrawn: 'default' } as const;

/** The versions of a definition, each with what it changed; one that is still to come can be withdrawn. */
export const VersionList = ({ view, definition, onChanged }: Props) => {
  const { t } = useTranslation('definitions-console');
  const locale = useLocale();
  const [shown, setShown] = useState<number | null>(null);
  const [going, setGoing] = useState<DefinitionVersion | null>(null);
  return (
    <section className="card definition-versions" aria-labelledby="definition-versions">
      <h2 id="definition-versions">{t('versions.title')}</h2>
      {definition.versions.length === 0 && <p className="soft">{t('versions.none')}</p>}
      <ol className="definition-version-list">
        {definition.versions.map((one) => (
          <li key={one.version}>
            <div>
              <strong>{t('versions.number', { version: one.version })}</strong>{' '}
              <Tag color={colours[one.state]}>{t(`states.${one.state}`)}</Tag>
              <div className="soft num">
                {t('versions.from', { time: fullTime(one.effectiveFrom, locale) })} {one.by ?? t('versions.platform')}
              </div>
              {one.reason && <div>{one.reason}</div>}
            </div>
            <div className="cell-acts">
              <Button size="small" onClick={() => setShown(one.version)} aria-label={t('versions.showOf', { version: one.version })}>
                {t('versions.show')}
              </Button>
              {one.state === 'scheduled' && (
                <Button size="small" danger onClick={() => setGoing(one)}>
                  {t('versions.withdraw')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {shown !== null && <VersionDrawer view={view} version={shown} onClose={() => setShown(null)} />}
      {going && (
        <Modal
          open
          title={t('versions.withdrawOf', { version: going.version })}
          footer={null}
          onCancel={() => setGoing(null)}
          destroyOnHidden
        >
          <SendForm<{ reason: string }, Definition>
            keep="definitions.withdraw"
            subject={`${view.kind} ${view.subject ?? ''} ${going.version}`}
            title={t('versions.withdrawOf', { version: going.version })}
            submit={t('versions.withdraw')}
            request={({ reason }) =>
              asked(endpoints.definitions.withdrawDefinition, {
                params: { kind: view.kind },
                query: { subject: view.subject ?? '' },
                body: { version: going.version, reason },
              } as never)
            }
            onCancel={() => setGoing(null)}
            onDone={(now) => {
              setGoing(null);
              onChanged(now);
            }}
          >
            <Form.Item
              name="reason"
              label={t('versions.withdrawReason')}
              rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('publish.reasonNeeded') }]}
            >
              <Input.TextArea rows={2} maxLength={200} autoFocus />
            </Form.Item>
          </SendForm>
        </Modal>
      )}
    </section>
  );
};

const VersionDrawer = ({ view, version, onClose }: { view: Props['view']; version: number; onClose: () => void }) => {
  const { t } = useTranslation('definitions-console');
  const { kind, subject = '' } = view;
  const { data, error, refetch } = useQuery({
    queryKey: ['definitions', kind, subject, 'version', version],
    queryFn: ({ signal }) => call(endpoints.definitions.getDefinitionVersion, { params: { kind, version }, query: { subject } }, signal),
    staleTime: Infinity,
  });
  return (
    <Drawer open title={t('changes.title', { version })} onClose={onClose} size={560} destroyOnHidden>
      {error && <Broken error={error} reset={() => void refetch()} />}
      {!error && !data && <Skeleton active />}
      {data && <Changes view={view} before={data.before} after={data.content} />}
    </Drawer>
  );
};
