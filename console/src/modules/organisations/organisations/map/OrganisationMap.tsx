import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Dropdown, Input, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { palette } from '#ui/theme.ts';
import { fullDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../../app/api.ts';
import { useLocale, useMedia, useMode, useTitle } from '../../../../app/hooks.ts';
import { AreaSelect } from '../../../../components/AreaSelect.tsx';
import { Broken } from '../../../../components/Broken.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { savePdf, savePicture } from '../../../../paper/save.ts';
import { textWidth } from '../../../../paper/text-width.ts';
import { useArea } from '../area.ts';
import { Sections } from '../Sections.tsx';
import { ToneMark } from './Drawing.tsx';
import { firstView } from './fitting.ts';
import type { Tone, Topic } from './layout.ts';
import { MindMap } from './MindMap.tsx';
import { sheetOf } from './sheet.tsx';
import { TopicList } from './TopicList.tsx';
import { above, findTopics, firstFolds, mapOf, topicsBelow } from './topics.ts';
import '../../../../styles/organisations.css';
import '../../../../styles/mind-map.css';

const legendTones: readonly Tone[] = ['party', 'committee', 'unit', 'grid', 'area'];

/** The organisation map (思维导图) of an area: on screen, as a list, as picture and as PDF. */
export const OrganisationMap = () => {
  const { t } = useTranslation('organisations');
  const { message } = App.useApp();
  const locale = useLocale();
  const mode = useMode();
  const narrow = useMedia('(max-width: 899px)');
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/organisations/map' });
  const { code: area, name: areaName } = useArea(search.area);
  const [words, setWords] = useState('');
  const [hit, setHit] = useState(0);
  const [folds, setFolds] = useState<{ root: Topic; folded: ReadonlySet<string> } | null>(null);
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  const [target, setTarget] = useState<{ id: string } | null>(null);
  useTitle(t('map.title'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['org', 'map', area],
    queryFn: ({ signal }) => call(endpoints.organisations.getOrganisationMap, { query: { area } }, signal),
  });
  const root = useMemo(() => data && mapOf(data.root, t), [data, t]);
  const first = useMemo(
    () => (root && room ? firstView(root, room, textWidth) : { folded: root ? firstFolds(root) : new Set<string>(), columns: 1 }),
    [root, room],
  );
  const folded = folds && folds.root === root ? folds.folded : first.folded;
  const hits = useMemo(() => (root ? findTopics(root, words) : []), [root, words]);
  const found = useMemo(() => new Set(hits.map((topic) => topic.id)), [hits]);
  const title = data ? t('map.of', { name: data.area.name }) : t('map.title');
  // on a phone the map is a peephole: the list says the same and can be read down
  const list = search.list ?? narrow;

  const setFolded = (next: ReadonlySet<string>): void => root && setFolds({ root, folded: next });
  const fold = (id: string): void =>
    setFolded(folded.has(id) ? new Set([...folded].filter((one) => one !== id)) : new Set([...folded, id]));
  const open = (topic: Topic): void => {
    if (topic.organisationId)
      void navigate({ to: '/organisations/$organisationId', params: { organisationId: topic.organisationId }, search: { area } });
    else if (topic.children.length > 0 && topic !== root) fold(topic.id);
  };
  const lead = (to: number): void => {
    const topic = hits[(to + hits.length) % hits.length];
    if (!root || !topic) return;
    setHit((to + hits.length) % hits.length);
    const path = above(root, new Set([topic.id]));
    setFolded(new Set([...folded].filter((id) => !path.has(id))));
    setTarget({ id: topic.id });
    if (list) setTimeout(() => document.getElementById(`line-${topic.id}`)?.scrollIntoView({ block: 'center' }));
  };
  const legend = useMemo(() => {
    const present = new Set(root ? topicsBelow(root).map((topic) => topic.tone) : []);
    return legendTones.filter((tone) => present.has(tone)).map((tone) => [tone, t(`map.tones.${tone}`)] as const);
  }, [root, t]);
  const save = useMutation({
    mutationFn: async (as: 'png' | 'a4' | 'a3') => {
      if (!root || !data) return;
      const sheet = { title, date: fullDay(startOfDay(data.on), locale), legend };
      if (as === 'png') await savePicture(`${title}.png`, sheetOf(root, sheet, null));
      else await savePdf(`${title}.pdf`, [sheetOf(root, sheet, as)], title);
    },
    // not handed back: the mutation would wait for the message to go away
    onSuccess: () => void message.success(t('map.saved')),
    onError: () => void message.error(t('map.notSaved')),
  });

  return (
    <div className="org-frame">
      <div className="org-head">
        <Sections />
        <h1 className="sr-only">{title}</h1>
        <search className="org-tools">
          <div className="org-area">
            <AreaSelect
              label={t('area')}
              value={area}
              valueName={data?.area.name ?? areaName}
              onChange={(code) => void navigate({ to: '/organisations/map', search: { ...search, area: code } })}
            />
          </div>
          <Input
            className="org-words"
            allowClear
            value={words}
            placeholder={t('map.find')}
            aria-label={t('map.find')}
            onChange={(e) => {
              setWords(e.target.value);
              setHit(-1);
            }}
            onPressEnter={(e) => lead(hit + (e.shiftKey ? -1 : 1))}
            suffix={
              words.trim() ? (
                <span className="soft num" role="status">
                  {t('map.hits', { at: hits.length > 0 ? Math.max(0, hit) + 1 : 0, count: hits.length })}
                </span>
              ) : null
            }
          />
          <Segmented
            value={list ? 'list' : 'map'}
            aria-label={t('map.as')}
            onChange={(next) => void navigate({ to: '/organisations/map', search: { ...search, list: next === 'list' } })}
            options={[
              { value: 'map', label: t('map.drawing') },
              { value: 'list', label: t('map.list') },
            ]}
          />
          <Button
            disabled={!root}
            onClick={() =>
              setFolded(folded.size > 0 || !root ? new Set() : new Set(root.children.filter((c) => c.children.length > 0).map((c) => c.id)))
            }
          >
            {t(folded.size > 0 ? 'map.unfoldAll' : 'map.foldAll')}
          </Button>
          <Dropdown
            trigger={['click']}
            disabled={!root || save.isPending}
            menu={{
              items: (['png', 'a4', 'a3'] as const).map((key) => ({ key, label: t(`map.save.${key}`), onClick: () => save.mutate(key) })),
            }}
          >
            <Button type="primary" icon={<DownloadOutlined />} loading={save.isPending}>
              {t('map.save.title')}
            </Button>
          </Dropdown>
        </search>
      </div>
      <div className="org-map-body">
        {isPending ? (
          <div className="org-pad">
            <Skeleton active paragraph={{ rows: 10 }} />
          </div>
        ) : !root ? (
          <Broken error={error} reset={() => void refetch()} />
        ) : root.children.length === 0 ? (
          <Notice title={t('map.empty', { name: data?.area.name ?? '' })}>{t('map.emptyText')}</Notice>
        ) : list ? (
          <div className="org-pad org-scroll">
            <TopicList topic={root} folded={folded} onFold={fold} found={found} onOpen={open} />
          </div>
        ) : (
          <>
            <MindMap
              root={root}
              label={title}
              first={first}
              onRoom={(now) => setRoom((known) => known ?? now)}
              folded={folded}
              onFold={fold}
              found={found}
              target={target}
              onOpen={open}
            />
            <ul className="map-legend" aria-label={t('map.legend')}>
              {legend.map(([tone, word]) => (
                <li key={tone}>
                  <svg width="8" height="16" aria-hidden="true">
                    <ToneMark tone={tone} x={1} y={1} height={14} colours={palette[mode]} />
                  </svg>
                  {word}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
};
